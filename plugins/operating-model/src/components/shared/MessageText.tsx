import { Fragment } from 'react';
import { Names, RefLink } from './RefLink';
import { REF_IN_TEXT } from './titledText';

interface MessageTextProps {
  text: string;
  names: Names;
}

/** What a rule says, with a link by its title for every reference that a name is known of. What leads nowhere stands as it is written. */
export function MessageText({ text, names }: MessageTextProps) {
  return (
    <>
      {text.split(REF_IN_TEXT).map((part, index) => {
        const { exists = true } = names[part] ?? { exists: false };
        return (
          <Fragment key={index}>
            {exists ? <RefLink entityRef={part} names={names} /> : part}
          </Fragment>
        );
      })}
    </>
  );
}
