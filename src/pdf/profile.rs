//! Colour profiles that pictures bring along (ICC.1), as colour spaces (ISO 32000-1, 8.6.5.5).
//!
//! A profile goes into the file only when PDF/A-2 allows it (ISO 19005-2, 6.2.4.2) and a reader can
//! use it; colours without one are those of the output intent, sRGB.

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId};
use printpdf::{DictItem, ExternalStream};

use crate::deflate::zlib;

/// The length of the header, and of it with the number of tags.
const HEADER: usize = 128;
const TABLE: usize = HEADER + 4;
/// What a picture's colours may be described by: cameras, screens, printers, spaces.
const CLASSES: [&[u8]; 4] = [b"scnr", b"mntr", b"prtr", b"spac"];
/// A profile may say how colours are converted by a table; else it must have these tags.
const BY_TABLE: &[u8; 4] = b"A2B0";
const GREY: [&[u8; 4]; 1] = [b"kTRC"];
const COLOUR: [&[u8; 4]; 6] = [b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"];

/// The colour space of pixels with one component (grey) or three: that of the profile, when it is
/// sound and describes as many; else the device's.
pub(super) fn space(components: u8, profile: Option<&[u8]>) -> DictItem {
    let sound = profile.and_then(|profile| sound(profile, components));
    match (sound, components) {
        (Some(profile), _) => icc_based(components, profile),
        (None, 1) => name("DeviceGray"),
        (None, _) => name("DeviceRGB"),
    }
}

fn icc_based(components: u8, profile: &[u8]) -> DictItem {
    let dict = BTreeMap::from([
        ("N".to_owned(), DictItem::Int(components.into())),
        ("Filter".to_owned(), name("FlateDecode")),
    ]);
    let stream = ExternalStream { dict, content: zlib(profile), compress: false };
    DictItem::Array(vec![name("ICCBased"), DictItem::Stream { stream }])
}

/// The profile without what follows it, if it is one of version 2 or 4 for so many components.
fn sound(profile: &[u8], components: u8) -> Option<&[u8]> {
    let profile = profile.get(..u32_at(profile, 0)? as usize)?;
    let (model, needed): (&[u8], &[&[u8; 4]]) = match components {
        1 => (b"GRAY", &GREY),
        3 => (b"RGB ", &COLOUR),
        _ => return None,
    };
    let header = profile.get(36..40)? == b"acsp"
        && matches!(profile[8], 2 | 4)
        && CLASSES.contains(&&profile[12..16])
        && profile[16..20] == *model
        && [&b"XYZ "[..], b"Lab "].contains(&&profile[20..24]);
    let tags = tags(profile)?;
    let has = |tag: &&[u8; 4]| tags.contains(tag);
    (header && (has(&BY_TABLE) || needed.iter().all(has))).then_some(profile)
}

/// The names of the tags; none when one does not lie inside the profile.
fn tags(profile: &[u8]) -> Option<Vec<&[u8; 4]>> {
    let count = u32_at(profile, HEADER)? as usize;
    let table = profile.get(TABLE..TABLE.checked_add(count.checked_mul(12)?)?)?;
    table
        .chunks_exact(12)
        .map(|entry| {
            let (start, length) = (u32_at(entry, 4)? as usize, u32_at(entry, 8)? as usize);
            profile.get(start..start.checked_add(length)?)?;
            entry.first_chunk::<4>()
        })
        .collect()
}

/// Lets pictures with the same profile share it. printpdf makes a stream for each.
pub(super) fn share(document: &mut Document) {
    let is_profile = |object: &Object| object.as_stream().is_ok_and(|s| s.dict.has(b"N"));
    let mut kept: BTreeMap<Vec<u8>, ObjectId> = BTreeMap::new();
    let mut instead: BTreeMap<ObjectId, ObjectId> = BTreeMap::new();
    for (id, object) in document.objects.iter().filter(|(_, object)| is_profile(object)) {
        let content = object.as_stream().map(|s| s.content.clone()).unwrap_or_default();
        match kept.get(&content) {
            Some(first) => drop(instead.insert(*id, *first)),
            None => drop(kept.insert(content, *id)),
        }
    }
    document.objects.retain(|id, _| !instead.contains_key(id));
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && let Ok(space) = stream.dict.get_mut(b"ColorSpace")
        {
            redirect(space, &instead);
        }
    }
}

/// An indexed space holds another one.
fn redirect(space: &mut Object, instead: &BTreeMap<ObjectId, ObjectId>) {
    match space {
        Object::Reference(id) => {
            if let Some(first) = instead.get(id) {
                *id = *first;
            }
        }
        Object::Array(items) => items.iter_mut().for_each(|item| redirect(item, instead)),
        _ => {}
    }
}

fn name(name: &str) -> DictItem {
    DictItem::Name(name.as_bytes().to_vec())
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

#[cfg(test)]
mod tests {
    use super::super::icc;
    use super::*;

    fn changed(change: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
        let mut profile = icc::srgb();
        change(&mut profile);
        profile
    }

    #[test]
    fn a_sound_profile_is_taken_without_what_follows_it() {
        let profile = icc::srgb();
        assert_eq!(sound(&profile, 3), Some(&profile[..]));
        assert_eq!(sound(&changed(|p| p.extend([0; 3])), 3), Some(&profile[..]));
        assert_eq!(sound(&changed(|p| p[8] = 2), 3).map(<[u8]>::len), Some(profile.len()));
    }

    #[test]
    fn other_profiles_are_left_out() {
        assert_eq!(sound(&icc::srgb(), 1), None, "not of grey");
        assert_eq!(sound(&changed(|p| p[8] = 5), 3), None, "iccMAX");
        assert_eq!(sound(&changed(|p| p[12..16].copy_from_slice(b"link")), 3), None);
        assert_eq!(sound(&changed(|p| p[36] = b'x'), 3), None);
        assert_eq!(sound(&changed(|p| p[TABLE + 4] = 0x7F), 3), None, "a tag outside");
        assert_eq!(sound(&changed(|p| p[TABLE + 48] = b'x'), 3), None, "no red primary");
        let whole = icc::srgb();
        assert!((0..whole.len()).all(|end| sound(&whole[..end], 3).is_none()));
    }
}
