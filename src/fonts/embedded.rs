//! The fonts in the binary. Their licences lie beside them in `fonts/`.

use super::Font;

macro_rules! embedded {
    ($($family:literal, $weight:literal, $path:literal;)*) => {
        /// Every font of the binary; none is parsed yet.
        pub(super) fn fonts() -> Vec<Font> {
            vec![$(Font::embedded(
                $family,
                $weight,
                include_bytes!(concat!("../../fonts/", $path)),
            ),)*]
        }
    };
}

embedded! {
    "Amiri", 400, "amiri/Amiri-Regular.ttf";
    "Amiri", 700, "amiri/Amiri-Bold.ttf";
    "Noto Kufi Arabic", 400, "noto-kufi-arabic/NotoKufiArabic-Regular.ttf";
    "Noto Kufi Arabic", 600, "noto-kufi-arabic/NotoKufiArabic-SemiBold.ttf";
    "Noto Kufi Arabic", 700, "noto-kufi-arabic/NotoKufiArabic-Bold.ttf";
    "Noto Naskh Arabic", 400, "noto-naskh-arabic/NotoNaskhArabic-Regular.ttf";
    "Noto Naskh Arabic", 700, "noto-naskh-arabic/NotoNaskhArabic-Bold.ttf";
    "Noto Sans Arabic", 400, "noto-sans-arabic/NotoSansArabic-Regular.ttf";
    "Noto Sans Arabic", 600, "noto-sans-arabic/NotoSansArabic-SemiBold.ttf";
    "Noto Sans Arabic", 700, "noto-sans-arabic/NotoSansArabic-Bold.ttf";
    "Noto Serif Hebrew", 400, "noto-serif-hebrew/NotoSerifHebrew-Regular.ttf";
    "Noto Serif Hebrew", 700, "noto-serif-hebrew/NotoSerifHebrew-Bold.ttf";
    "Noto Sans", 400, "noto-sans/NotoSans-Regular.ttf";
    "Noto Sans Math", 400, "noto-sans-math/NotoSansMath-Regular.ttf";
    "Noto Sans Symbols 2", 400, "noto-sans-symbols-2/NotoSansSymbols2-Regular.ttf";
    "Noto Emoji", 400, "noto-emoji/NotoEmoji-Regular.ttf";
}
