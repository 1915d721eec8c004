import { TextOutline } from 'backstage-plugin-operating-model-common';
import { Token, lexer } from 'marked';

const isTask = (item: Token) => 'task' in item && item.task === true;

/** The headings of a Markdown text, and whether it counts steps. */
export function outlineOf(markdown: string): TextOutline {
  const tokens: Token[] = lexer(markdown);
  return {
    headings: tokens.flatMap(token =>
      token.type === 'heading' ? [String(token.text)] : [],
    ),
    hasSteps: tokens.some(
      token =>
        token.type === 'list' &&
        (token.ordered || token.items.some((item: Token) => isTask(item))),
    ),
  };
}
