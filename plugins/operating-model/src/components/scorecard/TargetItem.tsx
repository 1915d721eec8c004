import { Button } from '@backstage/ui';
import { ScorecardTarget } from 'backstage-plugin-operating-model-common';
import { Texts, useTexts } from '../../hooks/useTexts';
import { Names, RefLink } from '../shared/RefLink';
import shared from '../shared/shared.module.css';
import { formatDate, formatScore } from '../shared/formats';
import { ScoreCard } from './ScoreCard';
import { TargetStateTag } from './TargetStateTag';
import styles from './scorecard.module.css';

interface TargetItemProps {
  target: ScorecardTarget;
  names: Names;
  onEdit(): void;
  onRemove(): void;
}

/** A target with its progress, and the groups that are behind. */
export function TargetItem({
  target,
  names,
  onEdit,
  onRemove,
}: TargetItemProps) {
  const t = useTexts();
  const { title, groupRef, activityRef, daysLeft, mayChange, progress } =
    target;
  return (
    <ScoreCard
      title={title}
      actions={
        mayChange && (
          <div className={styles.line}>
            <Button size="small" variant="secondary" onPress={onEdit}>
              {t('scorecard.targets.edit')}
            </Button>
            <Button size="small" variant="secondary" onPress={onRemove}>
              {t('scorecard.targets.remove')}
            </Button>
          </div>
        )
      }
    >
      <div className={styles.line}>
        <TargetStateTag state={progress.state} />
        <span>
          {groupRef ? (
            <RefLink entityRef={groupRef} names={names} weight="bold" />
          ) : (
            <strong>{t('scorecard.targets.everybody')}</strong>
          )}
          : {goalOf(t, target)}
          {activityRef && (
            <>
              {' '}
              {t('scorecard.targets.ofActivity', {
                activity: names[activityRef]?.title ?? activityRef,
              })}
            </>
          )}
        </span>
        <span className={shared.small}>
          {daysLeft >= 0
            ? t('scorecard.targets.daysLeft', { count: daysLeft })
            : t('scorecard.targets.over')}
        </span>
      </div>
      <Progress target={target} />
      <Groups target={target} names={names} />
    </ScoreCard>
  );
}

function goalOf(t: Texts, { measure, goal, by }: ScorecardTarget): string {
  return t(`scorecard.targets.goal.${measure}`, {
    goal: String(goal),
    date: formatDate(by),
  });
}

function Progress({
  target: { title, goal, start, progress },
}: {
  target: ScorecardTarget;
}) {
  const t = useTexts();
  const { expected, state, value } = progress;
  if (value === undefined) {
    return <p className={shared.quiet}>{t('scorecard.targets.noValue')}</p>;
  }
  const standing =
    start === undefined
      ? t('scorecard.targets.standsNow', { value: formatScore(value) })
      : t('scorecard.targets.stands', {
          value: formatScore(value),
          start: formatScore(start),
        });
  const note = () => {
    if (start !== undefined && start >= goal)
      return t('scorecard.targets.metAtOnce');
    // Where it would be on the way to what is reached is of no use to anybody.
    if (state === 'reached' || expected === undefined) return undefined;
    return t('scorecard.targets.expected', { expected: formatScore(expected) });
  };
  return (
    <div>
      <div
        role="img"
        aria-label={t('scorecard.targets.bar', {
          title,
          value: formatScore(value),
          goal: String(goal),
        })}
        className={styles.track}
      >
        <span className={styles.reached} style={{ inlineSize: `${value}%` }} />
        <span
          className={styles.goal}
          style={{ insetInlineStart: `${goal}%` }}
        />
      </div>
      <div className={shared.small}>
        {[standing, note()].filter(Boolean).join(' · ')}
      </div>
    </div>
  );
}

function Groups({
  target: { groups },
  names,
}: {
  target: ScorecardTarget;
  names: Names;
}) {
  const t = useTexts();
  if (groups.length === 0) return null;
  const behind = groups.filter(({ state }) =>
    ['behind', 'missed'].includes(state),
  );
  return (
    <>
      <div>
        <h4 className={styles.heading}>{t('scorecard.targets.behind')}</h4>
        {behind.length === 0 ? (
          <p className={shared.quiet}>{t('scorecard.targets.nobodyBehind')}</p>
        ) : (
          <GroupList groups={behind} names={names} />
        )}
      </div>
      {groups.length > behind.length && (
        <details className={styles.details}>
          <summary>
            {t('scorecard.targets.groups', { count: groups.length })}
          </summary>
          <GroupList groups={groups} names={names} />
        </details>
      )}
    </>
  );
}

function GroupList({
  groups,
  names,
}: {
  groups: ScorecardTarget['groups'];
  names: Names;
}) {
  return (
    <ul className={styles.plain}>
      {groups.map(({ ref, state, value }) => (
        <li key={ref}>
          <TargetStateTag state={state} />{' '}
          <RefLink entityRef={ref} names={names} />{' '}
          {value !== undefined && formatScore(value)}
        </li>
      ))}
    </ul>
  );
}
