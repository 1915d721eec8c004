import { Button, VisuallyHidden } from '@backstage/ui';
import { Fragment, useMemo, useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { DiffLine, lineDiff } from './lineDiff';
import styles from './LineDiff.module.css';

// What a removed matrix of a thousand rows says is known; nobody reads it here by default.
const MAX_LINES = 120;

interface LineDiffProps {
  before: string;
  after: string;
}

const SIGNS: Record<DiffLine['kind'], string> = {
  same: ' ',
  added: '+',
  removed: '−',
};

function Line({ kind, text }: DiffLine) {
  const t = useTexts();
  return (
    <div className={`${styles.line} ${styles[kind]}`}>
      <span className={styles.sign} aria-hidden="true">
        {SIGNS[kind]}
      </span>
      {kind !== 'same' && (
        <VisuallyHidden>{t(`whatIf.${kind}`)}: </VisuallyHidden>
      )}
      <span className={styles.text}>{text}</span>
    </div>
  );
}

/** The lines that a change takes out and puts in, told by sign and colour. */
export function LineDiff({ before, after }: LineDiffProps) {
  const t = useTexts();
  const hunks = useMemo(() => lineDiff(before, after), [before, after]);
  const [isWhole, setWhole] = useState(false);
  const total = hunks.reduce((sum, { lines }) => sum + lines.length, 0);
  let left = isWhole ? Infinity : MAX_LINES;
  return (
    <div>
      <div
        className={styles.diff}
        role="group"
        aria-label={t('whatIf.lines')}
        // Long lines are scrolled to, with the keyboard as well.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {hunks.map(({ line, lines }) => {
          if (left <= 0) return undefined;
          const shown = lines.slice(0, left);
          left -= shown.length;
          return (
            <Fragment key={line}>
              {line > 1 && (
                <div className={styles.place}>
                  {t('whatIf.line', { line: String(line) })}
                </div>
              )}
              {shown.map((each, index) => (
                <Line key={index} {...each} />
              ))}
            </Fragment>
          );
        })}
      </div>
      {!isWhole && total > MAX_LINES && (
        <Button size="small" variant="secondary" onPress={() => setWhole(true)}>
          {t('whatIf.allLines', { number: total.toLocaleString() })}
        </Button>
      )}
    </div>
  );
}
