import { Names } from './RefLink';

/** A full reference as messages write it: `component:default/checkout`. */
export const REF_IN_TEXT =
  /([a-z][a-z0-9]*:[\w-]+(?:\.[\w-]+)*\/[\w-]+(?:\.[\w-]+)*)/i;

/** What a rule says with titles in the place of references, where links have no room. */
export function titledText(text: string, names: Names): string {
  return text
    .split(REF_IN_TEXT)
    .map(part => names[part]?.title ?? part)
    .join('');
}
