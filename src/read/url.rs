//! Which addresses may become links.

/// The address, if it may become a link: absolute, http or https, without white space or control characters.
///
/// ```
/// assert_eq!(kroniek::safe_url(" https://example.org/a "), Some("https://example.org/a"));
/// assert_eq!(kroniek::safe_url("javascript:alert(1)"), None);
/// ```
#[must_use]
pub fn safe_url(address: &str) -> Option<&str> {
    let address = address.trim();
    let after = |scheme: &str| {
        address.get(..scheme.len()).filter(|start| start.eq_ignore_ascii_case(scheme)).map(|_| &address[scheme.len()..])
    };
    let rest = after("https://").or_else(|| after("http://"))?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let bad = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\' | '`');
    (!host.is_empty() && !address.contains(bad)).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_the_web() {
        for good in ["http://a.example", "HTTPS://a.example/x?y=1#z", "https://xn--e1afmkfd.example/привет"] {
            assert_eq!(safe_url(good), Some(good));
        }
        for bad in [
            "",
            "/a",
            "//a.example",
            "a.example",
            "https://",
            "https:///a",
            "ftp://a.example",
            "data:text/html,x",
            "java\nscript:alert(1)",
            "https://a.example/ b",
            "https://a.example/\"onclick=",
            "\u{1}https://a.example\u{0}",
        ] {
            assert_eq!(safe_url(bad), None, "{bad:?}");
        }
    }
}
