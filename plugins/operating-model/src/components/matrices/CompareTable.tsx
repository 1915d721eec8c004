import { MatrixAnswer } from 'backstage-plugin-operating-model-common';
import { ReactNode } from 'react';
import { Texts, useTexts } from '../../hooks/useTexts';
import { Names, RefLink } from '../shared/RefLink';
import { LabelledCell } from './LabelledCell';
import { LetterChips, LetterWords, useLetterWords } from './LetterChips';
import { SeverityTag } from './Severity';
import { ComparedActivity, PartyDifference } from './compareMatrices';
import { Method, lettersOfMethod, shownLetters } from './letters';
import styles from './matrices.module.css';

interface CompareTableProps {
  activities: ComparedActivity[];
  left: MatrixAnswer;
  right: MatrixAnswer;
  leftTitle: ReactNode;
  rightTitle: ReactNode;
}

const SIGNS: Record<ComparedActivity['status'], string> = {
  same: '=',
  added: '+',
  removed: '−',
  changed: '≠',
};

/** A row an activity: what either side says, and in words what differs. */
export function CompareTable({
  activities,
  left,
  right,
  leftTitle,
  rightTitle,
}: CompareTableProps) {
  const t = useTexts();
  const words = useLetterWords();
  return (
    <div className={styles.card}>
      <div role="table" aria-label={t('matrices.compareTitle')}>
        <div role="rowgroup" className={styles.tableHead}>
          <div role="row" className={styles.compareRow}>
            <div role="columnheader">{t('matrices.activity')}</div>
            <div role="columnheader">{leftTitle}</div>
            <div role="columnheader">{rightTitle}</div>
            <div role="columnheader">{t('matrices.differs')}</div>
          </div>
        </div>
        <div role="rowgroup">
          {activities.map(activity => (
            <div
              key={activity.activityRef}
              role="row"
              className={`${styles.compareRow} ${styles.tableRow} ${styles.compared} ${
                activity.status === 'same' ? '' : styles.different
              }`}
            >
              <div role="rowheader">
                <RefLink
                  entityRef={activity.activityRef}
                  names={{ [activity.activityRef]: activity }}
                  weight="bold"
                />
              </div>
              <LabelledCell label={left.title}>
                <Side letters={activity.left} matrix={left} words={words} />
              </LabelledCell>
              <LabelledCell label={right.title}>
                <Side letters={activity.right} matrix={right} words={words} />
              </LabelledCell>
              <LabelledCell label={t('matrices.differs')}>
                <Differences activity={activity} left={left} right={right} />
              </LabelledCell>
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

/** What one side says of an activity: the parties that hold a letter. */
function Side({
  letters,
  matrix,
  words,
}: {
  letters?: Record<string, string>;
  matrix: MatrixAnswer;
  words: LetterWords;
}) {
  if (!letters) return <span aria-hidden="true">–</span>;
  const names: Names = Object.fromEntries(
    matrix.parties.map(party => [party.key, party]),
  );
  const order = lettersOfMethod(matrix.method).join('');
  const holders = Object.entries(letters).sort(
    ([, a], [, b]) => order.indexOf(a[0]) - order.indexOf(b[0]),
  );
  return (
    <ul className={styles.holders}>
      {holders.map(([key, held]) => (
        <li key={key}>
          <span className={styles.chips}>
            <LetterChips letters={held} method={matrix.method} words={words} />
          </span>
          <span>
            {key.startsWith('$') ? (
              <code className={styles.code}>{key}</code>
            ) : (
              <RefLink entityRef={key} names={names} />
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Differences({
  activity: { status, differences, contradicts },
  left,
  right,
}: {
  activity: ComparedActivity;
  left: MatrixAnswer;
  right: MatrixAnswer;
}) {
  const t = useTexts();
  const onlyIn = { added: right.title, removed: left.title }[status as 'added'];
  return (
    <div>
      {contradicts && (
        <SeverityTag severity="error">{t('matrices.contradicts')}</SeverityTag>
      )}
      <div className={status === 'same' ? styles.quiet : styles.status}>
        <span aria-hidden="true">{SIGNS[status]}</span>{' '}
        {t(`matrices.status.${status}`)}
        {onlyIn && `, ${t('matrices.onlyIn', { title: onlyIn })}`}
      </div>
      {status === 'changed' &&
        differences.map(difference => (
          <div key={difference.key}>
            {differenceText(t, difference, left.method, right.method)}
          </div>
        ))}
    </div>
  );
}

function differenceText(
  t: Texts,
  { title: party, left, right }: PartyDifference,
  leftMethod: Method,
  rightMethod: Method,
): string {
  const before = shownLetters(leftMethod, left);
  const after = shownLetters(rightMethod, right);
  if (!left) return t('matrices.partyAdded', { party, right: after });
  if (!right) return t('matrices.partyRemoved', { party, left: before });
  return t('matrices.partyChanged', { party, left: before, right: after });
}
