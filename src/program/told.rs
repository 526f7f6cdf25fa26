//! Notices on standard error: each once, however many documents it holds for.

use std::collections::BTreeMap;

use crate::model::Notice;

/// What has been told so far, and how often more it would have been.
#[derive(Debug, Default)]
pub(super) struct Told(BTreeMap<Notice, usize>);

impl Told {
    /// Tells the notices that are new.
    pub(super) fn tell(&mut self, name: &str, notices: &[Notice]) {
        for notice in notices {
            if let Some(more) = self.0.get_mut(notice) {
                *more += 1;
            } else {
                eprintln!("kroniek: {name}: {}", notice.message);
                self.0.insert(notice.clone(), 0);
            }
        }
    }
}

impl Drop for Told {
    /// Says at the end which notices held for more documents than the first.
    fn drop(&mut self) {
        for (notice, more) in self.0.iter().filter(|(_, more)| **more > 0) {
            eprintln!("kroniek: {} held {more} times more", notice.code);
        }
    }
}
