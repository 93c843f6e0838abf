/** Portuguese. No native speaker has read it. */
import { pt as labelWords } from 'candor-disclosure/words/pt.ts'
import type { Language } from './language.ts'

export const pt: Language = {
  ...labelWords,
  references: {
    policy: 'Como usamos a IA',
    sources: 'Fontes',
  },
  entry: {
    corrections: 'Correções',
    corrected: 'Corrigido em {date}:',
    // For a native reader: “retirado” (withdrawn), or “retratado” as in research?
    retracted: 'Retirado em {date}:',
    retractedTitle: 'Retirado: {title}',
    correctionTitle: 'Correção: {title}',
    retractionTitle: 'Artigo retirado: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Artigos que citam {domain}',
    undetermined: 'Língua não indicada',
    modes: {
      'ai-autonomous': 'Escritos por IA, sem revisão humana',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Escritos sem IA',
    },
    reviewed: 'Escritos ou revistos por pessoas',
    corrections: 'Correções e artigos retirados',
    archive: 'Arquivo {part}',
    without: 'sem {topics}',
    search: 'Pesquisa: {words}',
    groups: {
      topics: 'Temas',
      sources: 'Meios citados',
      languages: 'Línguas',
      modes: 'Como foram feitos os artigos',
      '': 'Todos os artigos e seleções',
    },
  },
  embeds: {
    back: 'Mais: {title}',
    nothing: 'Ainda não há artigos.',
  },
  layout: {
    skip: 'Saltar para o conteúdo',
    site: 'Site',
    subscribe: 'Subscrever',
    feeds: 'Todos os feeds',
    search: 'Pesquisar',
    demo: 'Demonstração',
    sample:
      'Estes artigos de exemplo mostram como funciona o Candor. O que dizem sobre a sua origem também é um exemplo.',
  },
  article: {
    published: 'Publicado',
    updated: 'Atualizado',
  },
  pages: null,
}
