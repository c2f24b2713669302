//! How Arabic letters join, and which shape family each belongs to (`ArabicShaping.txt`).

/// The families of letters that matter for elongation, after Unicode's joining groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    /// ا أ إ آ ٱ
    Alef,
    /// ب ت ث ن ي ئ and their like in the middle of a word.
    Beh,
    /// ي ى ی
    Yeh,
    /// ے
    YehBarree,
    /// ر ز ژ
    Reh,
    /// د ذ
    Dal,
    /// س ش
    Seen,
    /// ص ض
    Sad,
    /// ط ظ
    Tah,
    /// ع غ
    Ain,
    /// ف ق
    FehQaf,
    /// ك ک گ
    Kaf,
    /// ل
    Lam,
    /// ه ھ ہ
    Heh,
    /// ة
    TehMarbuta,
    /// و ؤ
    Waw,
    /// Other letters that join on both sides: ج ح خ م
    Other,
    /// ء and other letters that join on no side.
    Alone,
}

impl Group {
    /// The family of a letter; none for marks, digits and signs.
    pub(super) fn of(c: char) -> Option<Group> {
        Some(match c {
            'آ' | 'أ' | 'إ' | 'ا' | 'ٱ' | 'ٲ' | 'ٳ' | 'ٵ' | '\u{773}' | '\u{774}' => {
                Group::Alef
            }
            'ب'
            | 'ت'
            | 'ث'
            | 'ٮ'
            | 'ٹ'..='ڀ'
            | '\u{750}'..='\u{756}'
            | 'ن'
            | 'ں'..='ڽ'
            | '\u{767}'..='\u{769}' => Group::Beh,
            'ئ'
            | 'ى'
            | 'ي'
            | 'ؠ'
            | 'ٸ'
            | 'ی'
            | 'ې'
            | 'ۑ'
            | 'ێ'
            | '\u{63D}'..='\u{63F}'
            | '\u{775}'..='\u{777}' => Group::Yeh,
            'ے' | 'ۓ' | '\u{77A}' | '\u{77B}' => Group::YehBarree,
            'ر' | 'ز' | 'ڑ'..='ڙ' | 'ۯ' | '\u{75B}' | '\u{76B}' | '\u{76C}' | '\u{771}' => {
                Group::Reh
            }
            'د' | 'ذ' | 'ڈ'..='ڐ' | 'ۮ' | '\u{759}' | '\u{75A}' => Group::Dal,
            'س'
            | 'ش'
            | 'ښ'..='ڜ'
            | 'ۺ'
            | '\u{75C}'
            | '\u{76D}'
            | '\u{770}'
            | '\u{77D}'
            | '\u{77E}' => Group::Seen,
            'ص' | 'ض' | 'ڝ' | 'ڞ' | 'ۻ' => Group::Sad,
            'ط' | 'ظ' | 'ڟ' => Group::Tah,
            'ع' | 'غ' | 'ڠ' | 'ۼ' | '\u{75D}'..='\u{75F}' => Group::Ain,
            'ف' | 'ق' | 'ٯ' | 'ڡ'..='ڨ' | '\u{760}' | '\u{761}' => Group::FehQaf,
            'ك' | 'ک'..='ڴ' | '\u{63B}' | '\u{63C}' | '\u{762}'..='\u{764}' | '\u{77F}' => {
                Group::Kaf
            }
            'ل' | 'ڵ'..='ڸ' | '\u{76A}' => Group::Lam,
            'ه' | 'ھ' | 'ہ' | 'ۂ' | 'ۿ' => Group::Heh,
            'ة' | 'ۀ' | 'ۃ' | 'ە' => Group::TehMarbuta,
            'و' | 'ؤ' | 'ٶ' | 'ٷ' | 'ۄ'..='ۋ' | 'ۏ' | '\u{778}' | '\u{779}' => Group::Waw,
            'ج'
            | 'ح'
            | 'خ'
            | 'م'
            | 'ځ'..='ڇ'
            | 'ڿ'
            | '\u{757}'
            | '\u{758}'
            | '\u{765}'
            | '\u{766}'
            | '\u{76E}'
            | '\u{76F}'
            | '\u{772}'
            | '\u{77C}' => Group::Other,
            'ء' | 'ٴ' => Group::Alone,
            _ => return None,
        })
    }

    /// Whether the letter joins the one after it.
    pub(super) fn joins_next(self) -> bool {
        !matches!(
            self,
            Group::Alef
                | Group::Reh
                | Group::Dal
                | Group::Waw
                | Group::TehMarbuta
                | Group::YehBarree
                | Group::Alone
        )
    }

    /// Whether the letter joins the one before it.
    pub(super) fn joins_previous(self) -> bool {
        self != Group::Alone
    }
}
