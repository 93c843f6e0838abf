/** Turkish. No native speaker has read it. */
import { tr as labelWords } from 'candor-disclosure/words/tr.ts'
import type { Language } from './language.ts'

export const tr: Language = {
  ...labelWords,
  references: {
    policy: 'Yapay zekâyı nasıl kullanıyoruz',
    sources: 'Kaynaklar',
  },
  entry: {
    corrections: 'Düzeltmeler',
    corrected: '{date} tarihinde düzeltildi:',
    // For a native reader: “geri çekmek” (withdraw) or “yayından kaldırmak” (take from publication)?
    retracted: '{date} tarihinde geri çekildi:',
    retractedTitle: 'Geri çekilen yazı: {title}',
    correctionTitle: 'Düzeltme: {title}',
    retractionTitle: 'Yazı geri çekildi: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: '{domain} sitesini kaynak gösteren yazılar',
    undetermined: 'Dil belirtilmemiş',
    modes: {
      'ai-autonomous': 'Yapay zekânın yazdıkları, insan editör yok',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Yapay zekâsız yazılanlar',
    },
    reviewed: 'İnsanların yazdığı veya incelediği yazılar',
    corrections: 'Düzeltmeler ve geri çekilen yazılar',
    archive: 'Arşiv {part}',
    without: '{topics} hariç',
    search: 'Arama: {words}',
    groups: {
      topics: 'Konular',
      sources: 'Kaynak gösterilen yayınlar',
      languages: 'Diller',
      modes: 'Yazılar nasıl hazırlandı',
      '': 'Tüm yazılar ve seçmeler',
    },
  },
  embeds: {
    back: 'Devamı: {title}',
    nothing: 'Henüz yazı yok.',
  },
  layout: {
    skip: 'İçeriğe geç',
    site: 'Site',
    subscribe: 'Abone ol',
    feeds: 'Tüm akışlar',
    search: 'Ara',
    demo: 'Demo',
    sample:
      'Bu örnek yazılar Candor’un nasıl çalıştığını gösterir. Hazırlanışlarına ilişkin bilgiler de örnektir.',
  },
  article: {
    published: 'Yayımlandı',
    updated: 'Güncellendi',
  },
  pages: null,
}
