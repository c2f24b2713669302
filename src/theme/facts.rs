//! Where facts stand: labels beside their values, two pairs beside each other where both are short.
//!
//! Only widths are known here, measured or estimated, so that pages and Word files pair alike.

use super::FactsStyle;
use crate::geom::Pt;

/// The space between two pairs and between a label and its value, in ems of the value.
const PAIR_GAP: f64 = 1.6;
const LABEL_GAP: f64 = 0.9;
/// The most that labels take of the measure.
const MOST_LABEL: f64 = 0.4;

/// The widths that a fact asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FactWidths {
    /// Of its label.
    pub label: Pt,
    /// Of its value.
    pub value: Pt,
}

/// Facts in rows.
#[derive(Debug, Clone, PartialEq)]
pub struct FactGrid {
    /// The facts of each row by their places, one or two.
    pub rows: Vec<Vec<usize>>,
    /// The width of each side's labels.
    pub labels: [Pt; 2],
    /// The width of the space after a label.
    pub label_gap: Pt,
    /// From the start to each of two pairs, and its width.
    pub sides: [(Pt, Pt); 2],
}

impl FactGrid {
    fn new(measure: Pt, em: Pt) -> FactGrid {
        let gap = em * PAIR_GAP;
        let half = (measure - gap) / 2.0;
        let sides = [(Pt::ZERO, half), (half + gap, half)];
        FactGrid { rows: Vec::new(), labels: [Pt::ZERO; 2], label_gap: em * LABEL_GAP, sides }
    }

    /// Whether a fact fits on a side, beside the labels there.
    fn fits(&self, fact: FactWidths, side: usize) -> bool {
        let label = self.labels[side].max(fact.label);
        label + self.label_gap + fact.value <= self.sides[side].1
    }

    /// Fills the rows and says how wide the labels of each side are then.
    fn fill(&mut self, facts: &[FactWidths]) -> [Pt; 2] {
        self.rows.clear();
        let mut labels = self.labels;
        let mut open = false;
        for (index, &fact) in facts.iter().enumerate() {
            let side = usize::from(open && self.fits(fact, 1));
            match self.rows.last_mut() {
                Some(row) if side == 1 => row.push(index),
                _ => self.rows.push(vec![index]),
            }
            open = side == 0 && self.fits(fact, 0);
            labels[side] = labels[side].max(fact.label);
        }
        labels
    }
}

impl FactsStyle {
    /// Two pairs a row where both are short; one a row everywhere if few would find a neighbour.
    pub fn paired(&self, facts: &[FactWidths], measure: Pt) -> FactGrid {
        let mut grid = FactGrid::new(measure, self.value.text.size);
        // Where a fact stands decides how wide its side's labels are, and that decides where facts
        // stand; labels only grow, so this ends.
        loop {
            let labels = grid.fill(facts);
            if labels == grid.labels {
                break;
            }
            grid.labels = labels;
        }
        let paired = grid.rows.iter().filter(|row| row.len() == 2).count();
        // A pair or two among rows of their own look stray; more save lines beside long facts.
        let few = if paired > 2 { paired * 3 } else { paired * 2 } < grid.rows.len();
        if few {
            return self.single(facts, measure);
        }
        grid.limit_labels(measure);
        grid
    }

    /// One fact a row.
    pub fn single(&self, facts: &[FactWidths], measure: Pt) -> FactGrid {
        let mut grid = FactGrid::new(measure, self.value.text.size);
        grid.rows = (0..facts.len()).map(|index| vec![index]).collect();
        grid.labels[0] = facts.iter().map(|fact| fact.label).max().unwrap_or(Pt::ZERO);
        grid.limit_labels(measure);
        grid
    }
}

impl FactGrid {
    fn limit_labels(&mut self, measure: Pt) {
        let most = measure * MOST_LABEL - self.label_gap;
        self.labels = self.labels.map(|label| label.min(most));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Theme;

    fn rows(values: &[f64]) -> Vec<Vec<usize>> {
        let facts: Vec<FactWidths> =
            values.iter().map(|&value| FactWidths { label: Pt(40.0), value: Pt(value) }).collect();
        let theme = Theme::builtin("formal").expect("is built in");
        theme.facts.paired(&facts, Pt(400.0)).rows
    }

    #[test]
    fn short_facts_stand_beside_each_other_and_long_ones_alone() {
        assert_eq!(rows(&[60.0, 60.0, 300.0, 60.0, 60.0]), [vec![0, 1], vec![2], vec![3, 4]]);
        assert_eq!(rows(&[60.0, 300.0, 60.0, 60.0]), [vec![0], vec![1], vec![2], vec![3]]);
        assert_eq!(rows(&[60.0]), [vec![0]]);
    }

    #[test]
    fn some_long_facts_do_not_keep_the_others_apart() {
        let long = 300.0;
        let pairs = rows(&[60.0, long, long, 60.0, 60.0, 60.0, 60.0, 60.0, 60.0, long]);
        assert_eq!(pairs[3..6], [vec![3, 4], vec![5, 6], vec![7, 8]]);
        let few = rows(&[long, long, long, long, long, 60.0, 60.0, 60.0, 60.0]);
        assert!(few.iter().all(|row| row.len() == 1), "{few:?}");
    }
}
