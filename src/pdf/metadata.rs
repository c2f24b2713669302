//! What the file says about itself: the Info dictionary and the same again as XMP
//! (ISO 32000-1, 14.3; ISO 19005-2, 6.6; ISO 14289-1, 5).

use lopdf::{Dictionary, Object, Stream, dictionary};

use super::objects::{ascii, text_string};
use super::{Conformance, PdfOptions};
use crate::document::{Meta, Stamp};

/// The program's name, as creator of the content.
const CREATOR: &str = "Mahdar";
/// The program's name and version, as producer of the file.
const PRODUCER: &str = concat!("Mahdar ", env!("CARGO_PKG_VERSION"));

/// The Info dictionary. What is not known is left out.
pub(super) fn info(meta: &Meta) -> Dictionary {
    let mut info = Dictionary::new();
    let keywords = meta.keywords.join(", ");
    let texts = [
        ("Title", meta.title.as_str()),
        ("Author", &meta.author),
        ("Subject", &meta.subject),
        ("Keywords", &keywords),
        ("Creator", CREATOR),
        ("Producer", PRODUCER),
    ];
    for (key, text) in texts {
        if !text.is_empty() {
            info.set(key, text_string(text));
        }
    }
    if let Some(stamp) = meta.stamp {
        info.set("CreationDate", date(stamp));
        info.set("ModDate", date(stamp));
    }
    info
}

/// A moment as PDF writes it (ISO 32000-1, 7.9.4).
pub(super) fn date(Stamp { year, month, day, hour, minute, second }: Stamp) -> Object {
    ascii(&format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z"))
}

/// The XMP packet; never compressed, so that programs that know no PDF find it.
pub(super) fn xmp(meta: &Meta, options: &PdfOptions) -> Stream {
    let dict = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    Stream::new(dict, packet(meta, options).into_bytes()).with_compression(false)
}

fn packet(meta: &Meta, options: &PdfOptions) -> String {
    let mut xml = String::with_capacity(4096);
    xml.push_str("<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
    xml.push_str("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n");
    xml.push_str("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
    xml.push_str("<rdf:Description rdf:about=\"\"");
    for (prefix, uri) in NAMESPACES {
        xml.push_str(&format!("\n xmlns:{prefix}=\"{uri}\""));
    }
    xml.push_str(">\n");
    describe(meta, &mut xml);
    match options.conformance {
        Conformance::Ua1AndA2a => {
            // Part 2 lets a file carry PDF/A alone (ISO 19005-2, 6.8), part 3 any file.
            let part = if options.attachment.is_some() { 3 } else { 2 };
            xml.push_str(&format!("<pdfaid:part>{part}</pdfaid:part>\n{CLAIMS}"));
        }
        Conformance::None => {}
    }
    xml.push_str("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    xml
}

fn describe(meta: &Meta, xml: &mut String) {
    let lang = meta.lang.tag();
    let mut element = |name: &str, content: &str| {
        if !content.is_empty() {
            xml.push_str(&format!("<{name}>{content}</{name}>\n"));
        }
    };
    element("dc:format", "application/pdf");
    element("dc:title", &alternatives(&meta.title, lang));
    element("dc:creator", &list("Seq", [meta.author.as_str()]));
    element("dc:description", &alternatives(&meta.subject, lang));
    element("dc:subject", &list("Bag", meta.keywords.iter().map(String::as_str)));
    element("dc:language", &list("Bag", [lang]));
    element("pdf:Keywords", &escaped(&meta.keywords.join(", ")));
    element("pdf:Producer", PRODUCER);
    element("xmp:CreatorTool", CREATOR);
    if let Some(stamp) = meta.stamp {
        let date = stamp.iso();
        for name in ["xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"] {
            element(name, &date);
        }
    }
}

/// A text in the document's language, which is also the one for readers of any other.
fn alternatives(text: &str, lang: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let text = escaped(text);
    format!(
        "<rdf:Alt><rdf:li xml:lang=\"x-default\">{text}</rdf:li>\
         <rdf:li xml:lang=\"{lang}\">{text}</rdf:li></rdf:Alt>"
    )
}

fn list<'a>(kind: &str, texts: impl IntoIterator<Item = &'a str>) -> String {
    let items: String = texts
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| format!("<rdf:li>{}</rdf:li>", escaped(text)))
        .collect();
    if items.is_empty() { items } else { format!("<rdf:{kind}>{items}</rdf:{kind}>") }
}

/// Text as XML; what XML 1.0 cannot hold at all is left out.
fn escaped(text: &str) -> String {
    let mut xml = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'.. => xml.push(c),
            _ => {}
        }
    }
    xml
}

const NAMESPACES: [(&str, &str); 8] = [
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("pdf", "http://ns.adobe.com/pdf/1.3/"),
    ("xmp", "http://ns.adobe.com/xap/1.0/"),
    ("pdfaid", "http://www.aiim.org/pdfa/ns/id/"),
    ("pdfuaid", "http://www.aiim.org/pdfua/ns/id/"),
    ("pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/"),
    ("pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"),
    ("pdfaProperty", "http://www.aiim.org/pdfa/ns/property#"),
];

/// The claims, and the description of PDF/UA's schema, which PDF/A does not know by itself
/// (ISO 19005-2, 6.6.2.3.3).
const CLAIMS: &str = "\
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_for_xml() {
        assert_eq!(escaped("أ & <ب>\u{1}\u{1F600}"), "أ &amp; &lt;ب&gt;\u{1F600}");
    }

    #[test]
    fn empty_properties_leave_no_element() {
        assert_eq!(list("Seq", [""]), "");
        assert_eq!(alternatives("", "ar"), "");
    }
}
