import { Button } from '@backstage/ui';
import { ScorecardTarget } from 'backstage-plugin-operating-model-common';
import { Texts, useTexts } from '../../hooks/useTexts';
import { Names, RefLink } from '../shared/RefLink';
import shared from '../shared/shared.module.css';
import { formatDate, formatScore } from '../shared/formats';
import { ScoreCard } from './ScoreCard';
import { TargetStateTag } from './TargetStateTag';
import { TargetValue, inMeasure } from './TargetValue';
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
  const titleOf = (ref: string | undefined) =>
    [
      ref ? (names[ref]?.title ?? ref) : t('scorecard.targets.everybody'),
      activityRef && (names[activityRef]?.title ?? activityRef),
    ]
      .filter(Boolean)
      .join(' · ');
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
      <Progress target={target} titleOf={titleOf} />
      <Groups target={target} names={names} titleOf={titleOf} />
    </ScoreCard>
  );
}

function goalOf(t: Texts, { measure, goal, by }: ScorecardTarget): string {
  return t(`scorecard.targets.goal.${measure}`, {
    goal: String(goal),
    date: formatDate(by),
  });
}

interface PartsProps {
  target: ScorecardTarget;
  /** What a group, or everybody, is called in an explanation. */
  titleOf(ref: string | undefined): string;
}

function Progress({ target, titleOf }: PartsProps) {
  const t = useTexts();
  const { title, goal, groupRef, measure, start, progress, scoringChangedOn } =
    target;
  const { expected, state, value } = progress;
  const shown = (score: number) => inMeasure(t, measure, formatScore(score));
  // What somebody has set is told as it is, not rounded down.
  const wanted = inMeasure(t, measure, String(goal));
  if (value === undefined) {
    return <p className={shared.quiet}>{t('scorecard.targets.noValue')}</p>;
  }
  const noteOf = () => {
    if (start !== undefined && start >= goal)
      return t('scorecard.targets.metAtOnce');
    // Where it would be on the way to what is reached is of no use to anybody.
    if (state === 'reached' || expected === undefined) return undefined;
    return t('scorecard.targets.expected', { expected: shown(expected) });
  };
  const note = noteOf();
  return (
    <div>
      <div
        role="img"
        aria-label={t('scorecard.targets.bar', {
          title,
          value: shown(value),
          goal: wanted,
        })}
        className={styles.track}
      >
        <span className={styles.reached} style={{ inlineSize: `${value}%` }} />
        <span
          className={styles.goal}
          style={{ insetInlineStart: `${goal}%` }}
        />
      </div>
      <div className={`${shared.small} ${styles.barLegend}`}>
        <span>
          <span className={styles.reachedMark} aria-hidden="true" />
          {t('scorecard.targets.stands')}{' '}
          <TargetValue
            activityRef={target.activityRef}
            groupRef={groupRef}
            measure={measure}
            value={value}
            title={titleOf(groupRef)}
          />
          {start !== undefined &&
            `, ${t('scorecard.targets.began', { start: shown(start) })}`}
          {note && ` · ${note}`}
        </span>
        <span>
          <span className={styles.goalMark} aria-hidden="true" />
          {t('scorecard.targets.goalMark', { goal: wanted })}
        </span>
      </div>
      {scoringChangedOn && (
        <div className={shared.small}>
          {t('scorecard.targets.scoringChanged', {
            date: formatDate(scoringChangedOn),
          })}
        </div>
      )}
    </div>
  );
}

interface GroupsProps extends PartsProps {
  names: Names;
}

function Groups(props: GroupsProps) {
  const t = useTexts();
  const { groups } = props.target;
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
          <GroupList {...props} groups={behind} />
        )}
      </div>
      {groups.length > behind.length && (
        <details className={styles.details}>
          <summary>
            {t('scorecard.targets.groups', { count: groups.length })}
          </summary>
          <GroupList {...props} groups={groups} />
        </details>
      )}
    </>
  );
}

function GroupList({
  target: { activityRef, measure },
  names,
  titleOf,
  groups,
}: GroupsProps & Pick<ScorecardTarget, 'groups'>) {
  return (
    <ul className={styles.plain}>
      {groups.map(({ ref, state, value }) => (
        <li key={ref}>
          <TargetStateTag state={state} />{' '}
          <RefLink entityRef={ref} names={names} />{' '}
          {value !== undefined && (
            <TargetValue
              activityRef={activityRef}
              groupRef={ref}
              measure={measure}
              value={value}
              title={titleOf(ref)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
