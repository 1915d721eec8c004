import { ScorecardHistory } from 'backstage-plugin-operating-model-common';
import { Texts, useTexts } from '../../hooks/useTexts';
import { formatDate, formatDuration } from '../shared/formats';
import shared from '../shared/shared.module.css';
import styles from './scorecard.module.css';

type Days = ScorecardHistory['scoringChanges'];

type Change = Days[number]['changes'][number];

/** Of the latest that many days each is told at once. */
const SHOWN_DAYS = 3;

/** With a new matrix of activities there may be dozens. */
const SHOWN_CHANGES = 5;

interface ScoringChangesProps {
  /** The oldest first. */
  days: Days;
}

/** On which days it changed what scores are made by, and in what; nothing where it did not. */
export function ScoringChanges({ days }: ScoringChangesProps) {
  const t = useTexts();
  if (days.length === 0) return null;
  const latestFirst = [...days].reverse();
  const earlier = latestFirst.slice(SHOWN_DAYS);
  return (
    <section aria-label={t('scorecard.scoring.title')}>
      <DayList days={latestFirst.slice(0, SHOWN_DAYS)} />
      {earlier.length > 0 && (
        <details className={styles.details}>
          <summary>
            {t('scorecard.scoring.earlier', { count: earlier.length })}
          </summary>
          <DayList days={earlier} />
        </details>
      )}
    </section>
  );
}

function DayList({ days }: ScoringChangesProps) {
  const t = useTexts();
  return (
    <ul className={styles.plain}>
      {days.map(({ day, changes }) => (
        <li key={day} className={shared.small}>
          <strong>{formatDate(day)}</strong> {textOfDay(t, changes)}
        </li>
      ))}
    </ul>
  );
}

function textOfDay(t: Texts, changes: readonly Change[]): string {
  const rest = changes.length - SHOWN_CHANGES;
  return [
    ...changes.slice(0, SHOWN_CHANGES).map(change => textOf(t, change)),
    ...(rest > 0
      ? [t('scorecard.scoring.more', { number: String(rest) })]
      : []),
  ].join('; ');
}

function textOf(t: Texts, change: Change): string {
  const { of, title, before = '', after = '', countsFrom } = change;
  if (of === 'maxAge') {
    return t('scorecard.scoring.maxAge', {
      before: formatDuration(before),
      after: formatDuration(after),
    });
  }
  if (of === 'appliesTo') return t('scorecard.scoring.appliesTo', { title });
  if (countsFrom) {
    return t('scorecard.scoring.announced', {
      title,
      date: formatDate(countsFrom),
    });
  }
  if (change.before === undefined) {
    return t(`scorecard.scoring.${of}.came`, { title, after });
  }
  if (change.after === undefined) {
    return t(`scorecard.scoring.${of}.went`, { title });
  }
  return t(`scorecard.scoring.${of}.other`, { title, before, after });
}
