import { refsInText } from 'backstage-plugin-operating-model-common';
import { Fragment } from 'react';
import { Names, RefLink } from '../shared/RefLink';

interface RefTextProps {
  text: string;
  names: Names;
}

/** A text of the server in which references are links that say titles. */
export function RefText({ text, names }: RefTextProps) {
  const parts: { before: string; ref: string }[] = [];
  let rest = text;
  for (const ref of refsInText(text)) {
    const at = rest.indexOf(ref);
    parts.push({ before: rest.slice(0, at), ref });
    rest = rest.slice(at + ref.length);
  }
  return (
    <>
      {parts.map(({ before, ref }, index) => (
        <Fragment key={`${index} ${ref}`}>
          {before}
          <RefLink entityRef={ref} names={names} />
        </Fragment>
      ))}
      {rest}
    </>
  );
}
