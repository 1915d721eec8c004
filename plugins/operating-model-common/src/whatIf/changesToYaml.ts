import { WhatIfChange } from './types';

// A title or path may hold anything; what would end a comment must not become YAML.
const CONTROL_CHARACTERS =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]+/g;

type Change = Pick<WhatIfChange, 'ref' | 'file' | 'before' | 'after' | 'open'>;

function whatToDo({ ref, before, after }: Change): string {
  if (after === '') return `remove ${ref}`;
  return after === before ? `${ref} has no proposed change` : `change ${ref}`;
}

function comment(change: Change): string {
  const { file, open } = change;
  return [
    file ? `${file}: ${whatToDo(change)}` : whatToDo(change),
    ...open.map(each => `To decide: ${each}`),
  ]
    .map(line => `# ${line.replace(CONTROL_CHARACTERS, ' ')}\n`)
    .join('');
}

/**
 * The proposed changes as one text with a YAML document for each entity that changes. Comments name the files and what a person must
 * still decide; what is removed, or has only something to decide, is a comment at the beginning.
 *
 * @public
 */
export function changesToYaml(changes: Iterable<Change>): string {
  const remarks: string[] = [];
  const documents: string[] = [];
  for (const change of changes) {
    const { before, after } = change;
    if (after === '' || after === before) remarks.push(comment(change));
    else documents.push(`---\n${comment(change)}${after}`);
  }
  return [remarks.join('#\n'), ...documents].join('');
}
