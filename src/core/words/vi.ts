/** Vietnamese. No native speaker has read it. */
import { vi as labelWords } from 'candor-disclosure/words/vi.ts'
import type { Language } from './language.ts'

export const vi: Language = {
  ...labelWords,
  references: {
    policy: 'Cách chúng tôi sử dụng AI',
    sources: 'Nguồn',
  },
  entry: {
    corrections: 'Đính chính',
    corrected: 'Đính chính ngày {date}:',
    // For a native reader: “rút bài” (withdraw) or “gỡ bài” (take down)?
    retracted: 'Đã rút ngày {date}:',
    retractedTitle: 'Bài đã rút: {title}',
    correctionTitle: 'Đính chính: {title}',
    retractionTitle: 'Rút bài: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Bài viết trích dẫn {domain}',
    undetermined: 'Không nêu ngôn ngữ',
    modes: {
      'ai-autonomous': 'AI viết, không có biên tập viên',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Viết không dùng AI',
    },
    reviewed: 'Do con người viết hoặc rà soát',
    corrections: 'Đính chính và bài đã rút',
    archive: 'Lưu trữ {part}',
    without: 'không có {topics}',
    search: 'Tìm kiếm: {words}',
    groups: {
      topics: 'Chủ đề',
      sources: 'Báo được trích dẫn',
      languages: 'Ngôn ngữ',
      modes: 'Cách các bài viết được thực hiện',
      '': 'Tất cả bài viết và tuyển chọn',
    },
  },
  embeds: {
    back: 'Xem thêm: {title}',
    nothing: 'Chưa có bài viết.',
  },
  layout: {
    skip: 'Chuyển đến nội dung',
    site: 'Trang web',
    subscribe: 'Đăng ký',
    feeds: 'Tất cả nguồn tin',
    search: 'Tìm kiếm',
    demo: 'Bản trình diễn',
    sample:
      'Các bài viết mẫu này cho thấy cách Candor hoạt động. Thông tin về cách thực hiện cũng là mẫu.',
  },
  article: {
    published: 'Xuất bản',
    updated: 'Cập nhật',
  },
  pages: null,
}
