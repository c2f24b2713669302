//! The codes of problems that any YAML file can have.

use crate::diag::Code;

/// The file is not YAML.
pub const SYNTAX: Code = Code("E0101");
/// A key that does not exist here.
pub const UNKNOWN_KEY: Code = Code("E0102");
/// A required key is missing.
pub const MISSING_KEY: Code = Code("E0103");
/// A value of another type than its key takes.
pub const WRONG_TYPE: Code = Code("E0104");
/// A key twice, or one value under two names.
pub const DUPLICATE_KEY: Code = Code("E0105");
/// Too large, too deep, too many.
pub const LIMIT: Code = Code("E0106");
/// Bytes or characters that may not stand in a file.
pub const CHARACTER: Code = Code("E0107");
/// A file without content.
pub const EMPTY: Code = Code("E0108");
/// More than one document in a file.
pub const DOCUMENTS: Code = Code("E0109");
/// A word that is none of the choices, or a number out of range.
pub const BAD_VALUE: Code = Code("E0110");
/// A part of YAML that these files don't use: tags, keys that are no text.
pub const UNSUPPORTED: Code = Code("E0111");
