//! The letters that pages show, and where: what the interpreter draws, without pictures and lines.

use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use hayro_interpret::font::{FontData, Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Vec2};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, InterpreterWarning, SoftMask, interpret_page,
};
use hayro_syntax::page::Page;
use hayro_syntax::xref::XRef;

/// What one file may draw, and one page of it; beyond it no press release is meant.
const MOST_GLYPHS: usize = 4_000_000;
const MOST_ON_A_PAGE: usize = 500_000;
const MOST_STEPS: usize = 40_000_000;
/// A page is read in milliseconds; a form that is drawn again and again costs more than its steps.
const LONGEST: Duration = Duration::from_secs(20);

/// A letter on a page, in the coordinates of its page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    /// Its text, as bytes of [`Sheet::letters`].
    start: u32,
    len: u8,
    pub(super) is_blank: bool,
    /// Where its baseline begins, whither it goes, and how far.
    pub(super) at: Point,
    pub(super) along: Vec2,
    pub(super) width: f64,
    /// The size of its font.
    pub(super) size: f64,
}

/// The letters of one page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    letters: String,
    pub(super) glyphs: Vec<Glyph>,
    /// Letters of which nothing says what they mean.
    pub(super) unknown: usize,
}

impl Sheet {
    pub(super) fn text(&self, glyph: &Glyph) -> &str {
        let start = glyph.start as usize;
        self.letters
            .get(start..start + usize::from(glyph.len))
            .unwrap_or_default()
    }
}

/// The file draws more than any release does.
#[derive(Debug)]
pub(super) struct TooMuch;

/// Reads the pages of one file.
pub(super) struct Reader<'a> {
    cache: InterpreterCache<'a>,
    settings: InterpreterSettings,
    is_font_lost: Arc<AtomicBool>,
    xref: &'a XRef,
    steps: usize,
    glyphs: usize,
    until: Instant,
}

impl<'a> Reader<'a> {
    pub(super) fn new(xref: &'a XRef) -> Self {
        let is_font_lost = Arc::new(AtomicBool::new(false));
        let lost = Arc::clone(&is_font_lost);
        let font: FontData = Arc::new(NO_GLYPHS);
        let settings = InterpreterSettings {
            font_resolver: Arc::new(move |_| Some((Arc::clone(&font), 0))),
            cmap_resolver: Arc::new(|_| None),
            warning_sink: Arc::new(move |warning| {
                if matches!(warning, InterpreterWarning::UnsupportedFont) {
                    lost.store(true, Ordering::Relaxed);
                }
            }),
            ..InterpreterSettings::default()
        };
        Self {
            cache: InterpreterCache::new(),
            settings,
            is_font_lost,
            xref,
            steps: MOST_STEPS,
            glyphs: MOST_GLYPHS,
            until: Instant::now() + LONGEST,
        }
    }

    /// Whether text was passed over because its font could not be read.
    pub(super) fn is_font_lost(&self) -> bool {
        self.is_font_lost.load(Ordering::Relaxed)
    }

    pub(super) fn page(&mut self, page: &Page<'a>) -> Result<Sheet, TooMuch> {
        let most = self.glyphs.min(MOST_ON_A_PAGE);
        let mut pen = Pen {
            sheet: Sheet::default(),
            steps: self.steps,
            glyphs: most,
            until: self.until,
        };
        let settings = self.settings.clone();
        let mut context = Context::new(
            Affine::IDENTITY,
            Rect::new(0.0, 0.0, 1.0, 1.0),
            &self.cache,
            self.xref,
            settings,
        );
        let drawn = panic::catch_unwind(AssertUnwindSafe(|| interpret_page(page, &mut context, &mut pen)));
        self.steps = pen.steps;
        self.glyphs = self.glyphs.saturating_sub(most - pen.glyphs);
        match drawn {
            Ok(()) => Ok(pen.sheet),
            Err(why) if why.is::<TooMuch>() => Err(TooMuch),
            Err(why) => panic::resume_unwind(why),
        }
    }
}

struct Pen {
    sheet: Sheet,
    steps: usize,
    glyphs: usize,
    until: Instant,
}

impl Pen {
    /// The interpreter cannot be told to stop, but what it calls need not return.
    fn step(&mut self) {
        match self.steps.checked_sub(1) {
            Some(left) if Instant::now() < self.until => self.steps = left,
            _ => panic::resume_unwind(Box::new(TooMuch)),
        }
    }

    fn draw(&mut self, glyph: &Drawn<'_>, place: Affine) {
        match self.glyphs.checked_sub(1) {
            Some(left) => self.glyphs = left,
            None => panic::resume_unwind(Box::new(TooMuch)),
        }
        let width = match glyph {
            Drawn::Outline(outline) => outline.advance_width(),
            Drawn::Type3(drawn) => drawn.advance_width(),
        };
        let at = place * Point::ZERO;
        let along = place * Point::new(1.0, 0.0) - at;
        let (scale, size) = (along.hypot(), (place * Point::new(0.0, 1000.0) - at).hypot());
        let width = scale * f64::from(width.unwrap_or(0.0));
        if ![at.x, at.y, scale, size, width].iter().all(|number| number.is_finite()) || scale == 0.0 || size == 0.0 {
            return;
        }
        let start = self.sheet.letters.len();
        let mut is_known = true;
        match glyph.as_unicode() {
            Some(BfString::Char(letter)) => is_known = push(&mut self.sheet.letters, letter),
            Some(BfString::String(letters)) => {
                for letter in letters.chars().take(16) {
                    is_known &= push(&mut self.sheet.letters, letter);
                }
            }
            None => {
                self.sheet.letters.push(char::REPLACEMENT_CHARACTER);
                is_known = false;
            }
        }
        self.sheet.unknown += usize::from(!is_known);
        let end = self.sheet.letters.len();
        let text = self.sheet.letters.get(start..).unwrap_or_default();
        let is_blank = text.chars().all(char::is_whitespace);
        if let (Ok(start), Ok(len)) = (u32::try_from(start), u8::try_from(end - start)) {
            self.sheet.glyphs.push(Glyph {
                start,
                len,
                is_blank,
                at,
                along,
                width,
                size,
            });
        }
    }
}

/// Writes a letter as texts have it; false if it has no meaning outside of its font.
fn push(letters: &mut String, letter: char) -> bool {
    let ligature = match letter {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => "",
    };
    if !ligature.is_empty() {
        letters.push_str(ligature);
        return true;
    }
    let (written, is_known) = match letter {
        '\u{ad}' | '\u{2010}' => ('-', true),
        // Marks of lists in the fonts Symbol and Wingdings.
        '\u{f0b7}' | '\u{f0a7}' | '\u{f0d8}' | '\u{f06e}' => ('•', true),
        '\u{e000}'..='\u{f8ff}' | char::REPLACEMENT_CHARACTER => (char::REPLACEMENT_CHARACTER, false),
        letter if letter.is_whitespace() => (' ', true),
        letter if letter.is_control() => (char::REPLACEMENT_CHARACTER, false),
        letter => (letter, true),
    };
    letters.push(written);
    is_known
}

impl Device<'_> for Pen {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        self.step();
        for glyph in run.glyphs() {
            self.draw(glyph, props.transform * glyph.transform());
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {
        self.step();
    }

    fn draw_rect(&mut self, _: &Rect, _: DrawProps<'_>, _: &DrawMode) {
        self.step();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.step();
    }

    fn push_clip_rect(&mut self, _: &Rect) {
        self.step();
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.step();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

/// A font of one empty glyph without width, for those that a file does not bring along: what their letters are and how wide stands
/// in the file, and nothing else is asked for. Without a table of widths, letters would be stretched to those of a guess.
#[rustfmt::skip]
const NO_GLYPHS: [u8; 176] = [
    0, 1, 0, 0, 0, 4, 0, 64, 0, 2, 0, 0,
    b'h', b'e', b'a', b'd', 0, 0, 0, 0, 0, 0, 0, 76, 0, 0, 0, 54,
    b'h', b'h', b'e', b'a', 0, 0, 0, 0, 0, 0, 0, 130, 0, 0, 0, 36,
    b'h', b'm', b't', b'x', 0, 0, 0, 0, 0, 0, 0, 166, 0, 0, 0, 4,
    b'm', b'a', b'x', b'p', 0, 0, 0, 0, 0, 0, 0, 170, 0, 0, 0, 6,
    // head: version, revision, checksum, magic number and flags, 1,000 units an em, dates, box, sizes and formats.
    0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0x5f, 0x0f, 0x3c, 0xf5, 0, 0, 3, 232,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 2, 0, 0, 0, 0,
    // hhea: version, ascender and descender, much that is nought, one width.
    0, 1, 0, 0, 2, 238, 255, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
    // hmtx
    0, 0, 0, 0,
    // maxp: version, one glyph.
    0, 0, 0x50, 0, 0, 1,
];
