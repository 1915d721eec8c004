import { Fragment } from 'react';
import { Names, RefLink } from './RefLink';
import { sentence } from './sentence';
import { REF_IN_TEXT } from './titledText';

interface MessageTextProps {
  text: string;
  names: Names;
  /** It stands by itself, and begins with a capital letter; names keep theirs. */
  asSentence?: boolean;
}

/** What a rule says, with a link by its title for every reference that a name is known of. What leads nowhere stands as it is written. */
export function MessageText({ text, names, asSentence }: MessageTextProps) {
  return (
    <>
      {text.split(REF_IN_TEXT).map((part, index) => {
        const { exists = true } = names[part] ?? { exists: false };
        if (exists) {
          return <RefLink key={index} entityRef={part} names={names} />;
        }
        // References and what stands between them take turns, beginning with what stands before the first.
        const begins = asSentence && index === 0;
        return (
          <Fragment key={index}>{begins ? sentence(part) : part}</Fragment>
        );
      })}
    </>
  );
}
