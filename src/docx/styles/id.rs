//! The ids of styles, as parts refer to them.

/// The style that all others build on.
pub(in super::super) const NORMAL: &str = "Normal";
/// The document's title.
pub(in super::super) const TITLE: &str = "Title";
/// The line below it.
pub(in super::super) const SUBTITLE: &str = "Subtitle";
/// What kind of document this is.
pub(in super::super) const KIND: &str = "DocumentKind";
/// بسم الله الرحمن الرحيم.
pub(in super::super) const BASMALA: &str = "Basmala";
/// Running text.
pub(in super::super) const BODY: &str = "BodyText";
/// A line with a label in front.
pub(in super::super) const LABELLED: &str = "LabelledLine";
/// An unlisted heading.
pub(in super::super) const LEAD: &str = "LeadIn";
/// Above a table.
pub(in super::super) const CAPTION: &str = "Caption";
/// Below a picture.
pub(in super::super) const FIGURE_CAPTION: &str = "FigureCaption";
/// Who said a quotation.
pub(in super::super) const ATTRIBUTION: &str = "QuoteAttribution";
/// Details under an item.
pub(in super::super) const NOTE: &str = "ItemNote";
/// A footnote.
pub(in super::super) const FOOTNOTE: &str = "FootnoteText";
/// The mark of a footnote.
pub(in super::super) const FOOTNOTE_MARK: &str = "FootnoteReference";
/// A quotation.
pub(in super::super) const QUOTE: &str = "Quote";
/// What all list styles build on.
pub(in super::super) const LIST: &str = "ListParagraph";
/// A further paragraph of a list item.
pub(in super::super) const LIST_CONTINUE: &str = "ListContinue";
/// A picture on a line of its own.
pub(in super::super) const FIGURE: &str = "Figure";
/// A logo beside words.
pub(in super::super) const FIGURE_INLINE: &str = "Logo";
/// A cell of words.
pub(in super::super) const CELL: &str = "TableText";
/// A cell of numbers.
pub(in super::super) const CELL_NUMBER: &str = "TableNumber";
/// The head of a column.
pub(in super::super) const CELL_HEAD: &str = "TableHead";
/// The head of a column of numbers.
pub(in super::super) const CELL_HEAD_NUMBER: &str = "TableHeadNumber";
/// The label of a fact.
pub(in super::super) const FACT_LABEL: &str = "FactLabel";
/// The value of a fact.
pub(in super::super) const FACT_VALUE: &str = "FactValue";
/// Running text in a box.
pub(in super::super) const BOX_TEXT: &str = "BoxText";
/// Role of who signs.
pub(in super::super) const SIGN_ROLE: &str = "SignatureRole";
/// Name of who signs.
pub(in super::super) const SIGN_NAME: &str = "SignatureName";
/// The line to sign on and what stands under it.
pub(in super::super) const SIGN_BELOW: &str = "SignatureLine";
/// Title of the contents.
pub(in super::super) const TOC_HEADING: &str = "TOCHeading";
/// The header of a page.
pub(in super::super) const HEADER: &str = "Header";
/// The footer of a page.
pub(in super::super) const FOOTER: &str = "Footer";
/// The body's name at the head of the first page.
pub(in super::super) const LETTERHEAD: &str = "LetterheadName";
/// The lines below it.
pub(in super::super) const LETTERHEAD_LINE: &str = "LetterheadLine";
/// The logo, on a cover.
pub(in super::super) const COVER_LOGO: &str = "CoverLogo";
/// The body that publishes, on a cover.
pub(in super::super) const COVER_BODY: &str = "CoverOrganization";
/// Kind of document, on a cover.
pub(in super::super) const COVER_KIND: &str = "CoverKind";
/// Subtitle, on a cover.
pub(in super::super) const COVER_SUBTITLE: &str = "CoverSubtitle";
/// Title, on a cover.
pub(in super::super) const COVER_TITLE: &str = "CoverTitle";
/// The short rule of a cover.
pub(in super::super) const COVER_RULE: &str = "CoverRule";
/// The label of a fact, on a cover.
pub(in super::super) const COVER_LABEL: &str = "CoverLabel";
/// Classification, on a cover.
pub(in super::super) const COVER_MARK: &str = "CoverClassification";
/// An empty line between two tables, which would run into one.
pub(in super::super) const SPACER: &str = "Spacer";

/// Headings of level 1 to 6.
pub(in super::super) const HEADINGS: [&str; 6] =
    ["Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6"];
/// Entries of the contents, level 1 to 3.
pub(in super::super) const TOC: [&str; 3] = ["TOC1", "TOC2", "TOC3"];
/// Items with bullets, outermost first.
pub(in super::super) const BULLETS: [&str; 3] = ["ListBullet", "ListBullet2", "ListBullet3"];
/// Items with numbers, outermost first.
pub(in super::super) const NUMBERS: [&str; 3] = ["ListNumber", "ListNumber2", "ListNumber3"];

/// Links.
pub(in super::super) const LINK: &str = "Hyperlink";
/// The label of a list whose labels Word cannot count.
pub(in super::super) const LIST_LABEL: &str = "ListLabel";
/// Classification in header and footer.
pub(in super::super) const CLASSIFICATION: &str = "Classification";
/// The dots from an entry of the contents to its page.
pub(in super::super) const LEADER: &str = "ContentsLeader";

/// What all tables build on.
pub(in super::super) const TABLE_NORMAL: &str = "TableNormal";
/// Tables of people, actions, the author's.
pub(in super::super) const TABLE: &str = "ReportTable";
/// Labels with values.
pub(in super::super) const TABLE_FACTS: &str = "FactsTable";
/// Labels with values on a cover, without ground.
pub(in super::super) const TABLE_COVER: &str = "CoverFacts";
/// Columns that only place what stands in them.
pub(in super::super) const TABLE_LAYOUT: &str = "LayoutTable";
/// The summary's box.
pub(in super::super) const TABLE_SUMMARY: &str = "SummaryBox";
/// A decision's box.
pub(in super::super) const TABLE_DECISION: &str = "DecisionBox";
/// Columns to sign in.
pub(in super::super) const TABLE_SIGN: &str = "SignatureTable";
