//! The words of questions and of what is done to the register as a whole, in Portuguese.

use super::super::keeping::{Keeping, Moved};
use super::plural;
use crate::model::work::Work;

pub(super) const KEEPING: Keeping = Keeping {
    yes_or_no: "[s/N]",
    would_change: "Isto seria feito:",
    remove_it: "Remover?",
    record_and_move: |n| {
        let deadlines = if n == 1 { "este prazo".to_owned() } else { format!("estes {n} prazos") };
        format!("Registar isto e mudar {deadlines}?")
    },
    take_it_back: "Desfazer?",
    by_somebody_else: |entries| {
        let names: Vec<String> = entries.iter().map(|(id, by)| format!("a entrada {id} (de {by})")).collect();
        let were = if names.len() == 1 { "foi registada" } else { "foram registadas" };
        format!("{} {were} por outra pessoa", names.join(", "))
    },
    is_to_replace: |backup, register| format!("a cópia de segurança {backup} vai substituir {register}"),
    restore_it: "O que é substituído fica guardado entre as cópias de segurança. Continuar?",
    not_taken_back: "isto não pode ser desfeito",
    forget: |person, owner| format!("Esquecer {person}, de {owner}, para sempre?"),
    at_work: |work| match work {
        Work::CheckingFile => "verificação do ficheiro",
        Work::CheckingRows => "verificação das linhas",
        Work::CheckingStandings => "verificação dos estados",
        Work::CheckingLog => "verificação do diário",
        Work::CheckingEvidence => "verificação dos comprovativos",
        Work::Copying => "cópia do registo",
        Work::Reading => "leitura",
        Work::Importing => "importação",
        Work::TakingBack => "anulação",
    },
    waiting: "à espera da alteração de outra pessoa",
    clock_seems_wrong: "o relógio deste computador parece errado: a última entrada do diário está mais de um dia à frente dele",
    entry_ahead: |id, day| {
        format!(
            "a entrada {id} do diário tem a data de {day}: o relógio deste computador estava adiantado quando foi registada, ou \
             está agora atrasado; até lá, cada nova entrada fica datada logo a seguir a ela"
        )
    },
    backed_up: |path| format!("cópia de segurança feita: {path}"),
    has_faults: |n| format!("o registo tem {n} {}, e a cópia também: `midsa check`", plural(n, "defeito", "defeitos")),
    locks_not_tried: "não se pode escrever na pasta; os seus bloqueios não foram experimentados",
    locks_do_nothing: "os bloqueios não funcionam nesta pasta: duas pessoas ao mesmo tempo podem danificar o registo; `midsa check` diz mais",
    synchronised: |service| {
        format!(
            "{service} copia esta pasta sem que o registo saiba: quando duas pessoas escrevem ao mesmo tempo, uma cópia substitui a \
             outra e perde-se uma alteração gravada, sem que `midsa check` o veja; guarde o registo numa unidade partilhada, ou deixe \
             uma só pessoa escrever"
        )
    },
    bytes_cut_off: |n| {
        let were = plural(
            n,
            "byte depois do fim do ficheiro foi retirado; não fazia",
            "bytes depois do fim do ficheiro foram retirados; não faziam",
        );
        format!("{n} {were} parte do registo")
    },
    mended: |n| match n {
        0 => "cada linha é o que diz o diário; nada foi reparado".to_owned(),
        n => format!("{n} {}", plural(n, "linha foi reparada", "linhas foram reparadas")),
    },
    restored: |path, items, entries| format!("reposto a partir de {path}: {}", holding(items, entries)),
    would_restore: |path, items, entries| format!("seria reposto a partir de {path}: {}", holding(items, entries)),
    kept_in: |path| format!("o que foi substituído está guardado em {path}"),
    backup_has_faults: "a cópia de segurança tem defeitos: `midsa check` mostra-os",
    first_told: |n, id| format!("só as primeiras {n} alterações são ditas; `midsa log {id}` mostra todas"),
    passed_over: |id| format!("a entrada {id} é passada à frente: o que se sabe de uma pessoa não se desfaz"),
    forgotten: |owner, person| format!("{owner}: {person}, dados apagados"),
    tenure_ended: "já não é ponto focal",
    without_name: |n| format!("{n} {} sem nome", plural(n, "acompanhamento fica", "acompanhamentos ficam")),
    not_cleaned: |why| format!("a linha está vazia, mas o que o ficheiro tinha libertado antes não pôde ser apagado: {why}"),
    still_named: |items| format!("há textos ou notas que ainda nomeiam a pessoa: {items}"),
    namesake: |owner, name| {
        format!("{owner} tem outro ponto focal com esse nome: `midsa focal-point forget {owner} {name}` apaga-o também")
    },
    named_in_log: |n| {
        let name = plural(n, "entrada do diário ainda nomeia", "entradas do diário ainda nomeiam");
        format!("{n} {name} a pessoa, e nada é retirado do diário")
    },
    held_by_backup: |path| format!("esta cópia de segurança ainda a contém: {path}"),
    stay_of_body: |n, body| match n {
        1 => format!("1 reunião continua a ser de {body}; `midsa meeting edit REF --body` muda-a"),
        n => format!("{n} reuniões continuam a ser de {body}; `midsa meeting edit REF --body` muda uma delas"),
    },
    moved: |what, n| {
        let word = match what {
            Moved::Roles => plural(n, "papel", "papéis"),
            Moved::Shares => plural(n, "quota-parte", "quotas-partes"),
            Moved::FollowUps => plural(n, "acompanhamento", "acompanhamentos"),
            Moved::Memberships => plural(n, "pertença", "pertenças"),
            Moved::FocalPoints => plural(n, "ponto focal", "pontos focais"),
        };
        format!("{n} {word}")
    },
    nothing_moved: "nada a mudar",
    found_as: |names| format!("encontra-se também como {names}"),
    coordinates_no_longer: |person, owner| format!("{person} deixa de coordenar, pois {owner} já tem quem coordene"),
    not_alpha_3: |code| format!("`{code}`: os Estados usam o seu código ISO 3166 alfa-3, como ZMB"),
    not_upper_case: |code| format!("`{code}`: os códigos são em maiúsculas, como SADC-SEC"),
    annexes_written: |first, last| {
        format!("ficheiros escritos: de {first} a {last}, com todas as linhas; um livro de folhas tem-nas num só ficheiro")
    },
    pages_written: |folder, n, written, removed| {
        format!("{folder}: {n} {}, escritos: {written}, removidos: {removed}", plural(n, "ficheiro", "ficheiros"))
    },
};

fn holding(items: u64, entries: u64) -> String {
    let (of_items, of_entries) =
        (plural(items, "recomendação", "recomendações"), plural(entries, "entrada do diário", "entradas do diário"));
    format!("{items} {of_items}, {entries} {of_entries}")
}
