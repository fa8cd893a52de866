//! What is said of the log and of findings in Portuguese.

use super::super::log::LogWords;
use super::plural;
use crate::model::finding::Problem;

pub(super) const LOG: LogWords = LogWords {
    id: "Entrada",
    at: "Quando (UTC)",
    local: "Quando",
    by: "Por",
    kind: "Natureza",
    command: "O quê",
    undoes: "Anula",
    undone_by: "Anulada por",
    n_changes: "Alterações",
    table: "Tabela",
    row: "Linha",
    change: "Alteração",
    column: "Coluna",
    before: "Antes",
    after: "Depois",
    entry: |id| format!("Entrada {id}"),
    is_undone_by: |id| format!("anulada por {id}"),
    takes_back: |id| format!("anula {id}"),
    place: "Onde",
    problem: "Constatação",
    log_says: "Segundo o diário",
    row_says: "Segundo a linha",
    mend: "O que fazer",
    found,
    expected,
    present,
    how_to_mend,
    nothing_found: |n, n_entries| {
        format!(
            "nada a assinalar: {n} {}, {n_entries} {} do diário",
            plural(n, "recomendação", "recomendações"),
            plural(n_entries, "entrada", "entradas")
        )
    },
    newest_hash: |hash| format!("resumo mais recente: {hash}"),
    history_held: |hash, id| format!("o histórico até {hash} está aqui, inalterado: a entrada {id} e todas as anteriores"),
    n_found: |n| format!("{n} {}", plural(n, "constatação", "constatações")),
};

fn found(problem: Problem) -> &'static str {
    match problem {
        Problem::Size => "o ficheiro não tem o tamanho indicado no seu cabeçalho",
        Problem::Structure => "o SQLite considera o ficheiro danificado",
        Problem::Schema => "o esquema não é o deste programa",
        Problem::Reference => "remete para uma linha que não existe",
        Problem::Unreadable => "não pode ser lida",
        Problem::Rule => "um acompanhamento infringe uma regra",
        Problem::Standing => "a situação não é a que resulta do seu acompanhamento",
        Problem::Chain => "a entrada foi alterada depois de escrita",
        Problem::Gap => "o diário não está completo aqui",
        Problem::History => "nenhuma entrada tem este resumo: o histórico até ele não está neste registo, ou foi alterado",
        Problem::Row => "a linha foi alterada fora do midsa",
        Problem::Stranger => "a linha foi acrescentada fora do midsa",
        Problem::Gone => "a linha foi suprimida fora do midsa",
        Problem::EvidenceMissing => "falta o ficheiro comprovativo",
        Problem::EvidenceChanged => "o ficheiro comprovativo foi alterado",
        Problem::Locks => "os bloqueios não funcionam nesta pasta: dois utilizadores em simultâneo podem danificar o registo",
    }
}

fn expected(problem: Problem) -> &'static str {
    match problem {
        Problem::Size => "Segundo o cabeçalho",
        Problem::Schema => "Segundo o midsa",
        Problem::Standing => "Segundo o acompanhamento",
        Problem::Gap => "Esperado",
        Problem::Structure
        | Problem::Reference
        | Problem::Unreadable
        | Problem::Rule
        | Problem::Chain
        | Problem::History
        | Problem::Row
        | Problem::Stranger
        | Problem::Gone
        | Problem::EvidenceMissing
        | Problem::EvidenceChanged
        | Problem::Locks => LOG.log_says,
    }
}

fn present(problem: Problem) -> &'static str {
    match problem {
        Problem::Size | Problem::Schema | Problem::EvidenceChanged => "No ficheiro",
        Problem::Structure => "Segundo o SQLite",
        Problem::Reference => "Remete para",
        Problem::Unreadable | Problem::Rule => "O que falha",
        Problem::Chain => "Calculado",
        Problem::Gap => "Encontrado",
        Problem::EvidenceMissing => "Segundo o sistema",
        Problem::Standing | Problem::History | Problem::Row | Problem::Stranger | Problem::Gone | Problem::Locks => LOG.row_says,
    }
}

fn how_to_mend(problem: Problem) -> &'static str {
    match problem {
        Problem::Size => "`midsa check --mend` retira o que está depois do fim; se for demasiado curto: `midsa restore FILE`",
        Problem::Structure | Problem::Schema | Problem::Reference | Problem::Unreadable => {
            "repor uma cópia de segurança: `midsa restore FILE`"
        }
        Problem::Rule => "registar o que falta, ou anular a entrada: `midsa undo ID`",
        Problem::Standing => "`midsa check --mend` escreve o que diz o acompanhamento",
        Problem::Row | Problem::Gone => "`midsa check --mend` repõe o que diz o diário",
        Problem::Chain | Problem::Gap => {
            "comparar com uma cópia de segurança; a mais recente que esteja intacta: `midsa restore FILE`"
        }
        Problem::History => "compare com uma cópia do tempo em que o resumo foi anotado",
        Problem::Stranger => "`midsa check --mend` suprime-a; `midsa undo` repõe-na",
        Problem::EvidenceMissing => "repor o ficheiro no seu lugar, ou registar de novo o comprovativo",
        Problem::EvidenceChanged => "repor o ficheiro original, ou registar de novo o comprovativo",
        Problem::Locks => "mudar o registo para uma pasta de outro tipo, ou usá-lo um de cada vez",
    }
}
