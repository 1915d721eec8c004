export const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n');

export const code = (text: string) => `\`${text}\``;
