import type { Options } from 'rehype-sanitize';

/** Languages that GitHub draws, or offers to apply, where others are highlighted (docs.github.com, "Creating diagrams"). */
const DRAWN = 'geojson|math|mermaid|mmd|stl|suggestion|topojson';

/**
 * All HTML that the report may hold, whoever wrote it: text, lists, tables, code, links and folds. What is not listed is dropped; of a
 * dropped element its text stays. GitHub itself allows all of it in comments and job summaries.
 */
export const SCHEMA: Options = {
  tagNames: [
    ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'br', 'blockquote'],
    ...['em', 'strong', 'del', 'sub', 'span', 'code', 'pre', 'a'],
    ...['ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
    ...['details', 'summary'],
  ],
  attributes: {
    a: ['href'],
    details: ['open'],
    ol: ['start'],
    pre: [['lang', new RegExp(`^(?!(?:${DRAWN})$)[a-z0-9][a-z0-9+#_-]{0,29}$`, 'u')]],
    td: [['align', 'left', 'center', 'right']],
    th: [['align', 'left', 'center', 'right']],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  ancestors: {
    li: ['ol', 'ul'],
    summary: ['details'],
    tbody: ['table'],
    td: ['tr'],
    th: ['tr'],
    thead: ['table'],
    tr: ['table'],
  },
  strip: [],
  required: {},
  clobber: [],
  allowComments: false,
  allowDoctypes: false,
};
