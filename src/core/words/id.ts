/** Indonesian. No native speaker has read it. */
import { id as labelWords } from 'candor-disclosure/words/id.ts'
import type { Language } from './language.ts'

export const id: Language = {
  ...labelWords,
  references: {
    policy: 'Cara kami menggunakan AI',
    sources: 'Sumber',
  },
  entry: {
    corrections: 'Koreksi',
    corrected: 'Dikoreksi pada {date}:',
    // For a native reader: “pencabutan” is the word of the Press Council’s guidelines; check “dicabut” in a title.
    retracted: 'Dicabut pada {date}:',
    retractedTitle: 'Artikel dicabut: {title}',
    correctionTitle: 'Koreksi: {title}',
    retractionTitle: 'Pencabutan artikel: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Artikel yang mengutip {domain}',
    undetermined: 'Bahasa tidak disebutkan',
    modes: {
      'ai-autonomous': 'Ditulis AI, tanpa editor manusia',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Ditulis tanpa AI',
    },
    reviewed: 'Ditulis atau diperiksa manusia',
    corrections: 'Koreksi dan artikel yang dicabut',
    archive: 'Arsip {part}',
    without: 'tanpa {topics}',
    search: 'Pencarian: {words}',
    groups: {
      topics: 'Topik',
      sources: 'Media yang dikutip',
      languages: 'Bahasa',
      modes: 'Cara artikel dibuat',
      '': 'Semua artikel dan pilihan',
    },
  },
  embeds: {
    back: 'Lainnya: {title}',
    nothing: 'Belum ada artikel.',
  },
  layout: {
    skip: 'Langsung ke isi',
    site: 'Situs',
    subscribe: 'Berlangganan',
    feeds: 'Semua feed',
    search: 'Cari',
    demo: 'Demo',
    sample:
      'Artikel contoh ini menunjukkan cara kerja Candor. Keterangan tentang pembuatannya juga contoh.',
  },
  article: {
    published: 'Diterbitkan',
    updated: 'Diperbarui',
  },
  pages: null,
}
