/** Persian. No native speaker has read it. */
import { fa as labelWords } from 'candor-disclosure/words/fa.ts'
import type { Language } from './language.ts'

export const fa: Language = {
  ...labelWords,
  references: {
    policy: 'چگونه از هوش مصنوعی استفاده می‌کنیم',
    sources: 'منابع',
  },
  entry: {
    corrections: 'اصلاحیه‌ها',
    corrected: 'در {date} اصلاح شد:',
    // For a native reader: “پس گرفتن” (taking back) is literal; “حذف خبر” (removal of the news) is the other choice.
    retracted: 'در {date} پس گرفته شد:',
    retractedTitle: 'مقالهٔ پس‌گرفته‌شده: {title}',
    correctionTitle: 'اصلاحیه: {title}',
    retractionTitle: 'پس گرفتن مقاله: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'مقاله‌هایی که به {domain} ارجاع می‌دهند',
    undetermined: 'زبان مشخص نشده',
    modes: {
      'ai-autonomous': 'نوشتهٔ هوش مصنوعی، بدون ویراستار انسانی',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'نوشته بدون هوش مصنوعی',
    },
    reviewed: 'نوشته یا بازبینی‌شدهٔ انسان',
    corrections: 'اصلاحیه‌ها و مقاله‌های پس‌گرفته‌شده',
    archive: 'بایگانی {part}',
    without: 'بدون {topics}',
    search: 'جستجو: {words}',
    groups: {
      topics: 'موضوع‌ها',
      sources: 'رسانه‌های مورد استناد',
      languages: 'زبان‌ها',
      modes: 'مقاله‌ها چگونه تهیه شدند',
      '': 'همهٔ مقاله‌ها و گزیده‌ها',
    },
  },
  embeds: {
    back: 'بیشتر: {title}',
    nothing: 'هنوز مقاله‌ای نیست.',
  },
  layout: {
    skip: 'رفتن به محتوا',
    site: 'وب‌گاه',
    subscribe: 'اشتراک',
    feeds: 'همهٔ خوراک‌ها',
    search: 'جستجو',
    demo: 'نمایش نمونه',
    sample:
      'این مقاله‌های نمونه کار Candor را نشان می‌دهند. آنچه دربارهٔ نحوهٔ تهیه‌شان می‌گویند نیز نمونه است.',
  },
  article: {
    published: 'انتشار',
    updated: 'به‌روزرسانی',
  },
  pages: null,
}
