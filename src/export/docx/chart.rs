//! A chart drawn by Word from numbers in the file, so that its colours, letters and axes can be edited.

use std::fmt::Write;

use super::picture::colour;
use super::text::of_xml;
use crate::report::chart::{Line, Lines, Shade};

/// The size on the page, in the unit of drawings: 914,400 to the inch.
const WIDTH: u32 = 6_263_640;
const HEIGHT: u32 = 2_160_000;

/// With more days than this, only some are labelled.
const N_NAMED: usize = 9;

/// The relationship of chart `number`, counted from 1.
pub(super) fn relationship(number: usize) -> String {
    format!("rIdChart{number}")
}

/// The paragraph of chart `number`, with its alternative text.
pub(super) fn placed(alternative: &str, number: usize) -> String {
    format!(
        "<w:p><w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{WIDTH}\" cy=\"{HEIGHT}\"/>\
         <wp:docPr id=\"{number}\" name=\"Chart {number}\" descr=\"{}\"/><wp:cNvGraphicFramePr/>\
         <a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
         <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">\
         <c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"{}\"/>\
         </a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>\n",
        of_xml(&alternative.replace('\n', " ")),
        relationship(number),
    )
}

/// Lines over time: each has its own colour and dash pattern, so that they differ in grey too.
pub(super) fn lines(Lines { names, lines, .. }: &Lines) -> String {
    // A period has one point, at its last day.
    let shown: Vec<usize> = (0..names.len()).filter(|&place| names.get(place + 1) != Some(&names[place])).collect();
    let n_days = shown.len();
    let mut named = String::new();
    for (place, &of) in shown.iter().enumerate() {
        let _ = write!(named, "<c:pt idx=\"{place}\"><c:v>{}</c:v></c:pt>", of_xml(&names[of]));
    }
    let categories = format!("<c:cat><c:strLit><c:ptCount val=\"{n_days}\"/>{named}</c:strLit></c:cat>");
    let series: String = (0..).zip(lines).map(|(place, line)| series(place, line, &shown, &categories)).collect();
    let apart = n_days.div_ceil(N_NAMED).max(1);
    let letters = "<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"900\"><a:solidFill><a:srgbClr val=\"3A4654\"/></a:solidFill>\
                   </a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>";
    let stroke = |colour: &str| {
        format!("<c:spPr><a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill></a:ln></c:spPr>")
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><c:roundedCorners val=\"0\"/><c:chart>\
         <c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/>\
         <c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>{series}<c:marker val=\"1\"/>\
         <c:axId val=\"1\"/><c:axId val=\"2\"/></c:lineChart>\
         <c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/>\
         <c:axPos val=\"b\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"out\"/>\
         <c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/>{}{letters}<c:crossAx val=\"2\"/>\
         <c:tickLblSkip val=\"{apart}\"/><c:tickMarkSkip val=\"{apart}\"/></c:catAx>\
         <c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/><c:min val=\"0\"/></c:scaling>\
         <c:delete val=\"0\"/><c:axPos val=\"l\"/><c:majorGridlines>{}</c:majorGridlines>\
         <c:numFmt formatCode=\"0\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/>\
         <c:tickLblPos val=\"nextTo\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{letters}<c:crossAx val=\"1\"/>\
         <c:crossBetween val=\"midCat\"/></c:valAx></c:plotArea>\
         <c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/>{letters}</c:legend><c:plotVisOnly val=\"1\"/></c:chart>\
         <c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:chartSpace>\n",
        stroke("5B6B7F"),
        stroke("D9E0E7"),
    )
}

fn series(place: usize, line: &Line, shown: &[usize], categories: &str) -> String {
    let (width, dash) = match line.shade {
        Shade::Done => (34_925, "solid"),
        Shade::Going => (22_225, "dash"),
        Shade::Part | Shade::Open | Shade::Closed | Shade::Silent => (15_875, "solid"),
    };
    // The lightest shade works for an area but is invisible as a line.
    let colour = if line.shade == Shade::Silent { "5B6B7F".to_owned() } else { colour(line.shade) };
    let last = line.numbers.last().copied().unwrap_or_default();
    let name = of_xml(&format!("{} {last}", line.label));
    let mut numbers = String::new();
    for (place, n) in shown.iter().filter_map(|&of| line.numbers.get(of)).enumerate() {
        let _ = write!(numbers, "<c:pt idx=\"{place}\"><c:v>{n}</c:v></c:pt>");
    }
    format!(
        "<c:ser><c:idx val=\"{place}\"/><c:order val=\"{place}\"/><c:tx><c:v>{name}</c:v></c:tx>\
         <c:spPr><a:ln w=\"{width}\" cap=\"flat\"><a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill>\
         <a:prstDash val=\"{dash}\"/></a:ln></c:spPr><c:marker><c:symbol val=\"none\"/></c:marker>{categories}\
         <c:val><c:numLit><c:formatCode>0</c:formatCode><c:ptCount val=\"{}\"/>{numbers}</c:numLit></c:val>\
         <c:smooth val=\"0\"/></c:ser>",
        shown.len()
    )
}
