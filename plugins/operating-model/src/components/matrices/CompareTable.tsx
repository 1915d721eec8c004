import { MatrixAnswer } from 'backstage-plugin-operating-model-common';
import { ReactNode } from 'react';
import { Texts, useTexts } from '../../hooks/useTexts';
import { Panel } from '../shared/Panel';
import { Names, RefLink } from '../shared/RefLink';
import { SeverityTag } from '../shared/Severity';
import { StackedColumn, StackedTable } from '../shared/StackedTable';
import {
  LetterChips,
  LetterWords,
  useLetterWords,
} from '../shared/grid/LetterChips';
import { lettersOfMethod, shownLetters } from '../shared/grid/letters';
import shared from '../shared/shared.module.css';
import { ComparedActivity, PartyDifference } from './compareMatrices';
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
  onlyLeft: '←',
  onlyRight: '→',
  differs: '≠',
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
  const side = (
    matrix: MatrixAnswer,
    heading: ReactNode,
    lettersOf: (activity: ComparedActivity) => ComparedActivity['left'],
  ): StackedColumn<ComparedActivity> => ({
    name: matrix.title,
    heading,
    share: 26,
    cell: activity => (
      <Side letters={lettersOf(activity)} matrix={matrix} words={words} />
    ),
  });
  return (
    <Panel>
      <StackedTable
        label={t('matrices.compareTitle')}
        columns={[
          {
            name: t('matrices.activity'),
            share: 22,
            cell: activity => (
              <RefLink
                entityRef={activity.activityRef}
                names={{ [activity.activityRef]: activity }}
                weight="bold"
              />
            ),
          },
          side(left, leftTitle, activity => activity.left),
          side(right, rightTitle, activity => activity.right),
          {
            name: t('matrices.differs'),
            share: 26,
            cell: activity => (
              <Differences activity={activity} left={left} right={right} />
            ),
          },
        ]}
        items={activities}
        keyOf={({ activityRef }) => activityRef}
        isMarked={({ status }) => status !== 'same'}
      />
    </Panel>
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
              <code className={shared.code}>{key}</code>
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
  const words = {
    same: t('matrices.status.same'),
    differs: t('matrices.status.differs'),
    onlyLeft: t('matrices.onlyIn', { title: left.title }),
    onlyRight: t('matrices.onlyIn', { title: right.title }),
  };
  return (
    <div>
      {contradicts && (
        <SeverityTag severity="error">{t('matrices.contradicts')}</SeverityTag>
      )}
      <div className={status === 'same' ? shared.quiet : styles.status}>
        <span aria-hidden="true">{SIGNS[status]}</span> {words[status]}
      </div>
      {status === 'differs' &&
        differences.map(difference => (
          <div key={difference.key}>
            {differenceText(t, difference, left, right)}
          </div>
        ))}
    </div>
  );
}

function differenceText(
  t: Texts,
  { title: party, left: here, right: there }: PartyDifference,
  left: MatrixAnswer,
  right: MatrixAnswer,
): string {
  const letters = {
    left: shownLetters(left.method, here),
    right: shownLetters(right.method, there),
  };
  if (!here || !there) {
    return t('matrices.partyOnlyIn', {
      party,
      letters: here ? letters.left : letters.right,
      title: here ? left.title : right.title,
    });
  }
  return t('matrices.partyDiffers', {
    party,
    ...letters,
    leftTitle: left.title,
    rightTitle: right.title,
  });
}
