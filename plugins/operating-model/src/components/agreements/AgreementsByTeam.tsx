import { useTexts } from '../../hooks/useTexts';
import { Names, RefLink } from '../shared/RefLink';
import layout from '../shared/layout.module.css';
import shared from '../shared/shared.module.css';
import { PairLink } from './PairLink';
import styles from './agreements.module.css';
import { TeamPair } from './pairsOfTeams';
import { titleOf } from './titleOf';

interface AgreementsByTeamProps {
  pairs: TeamPair[];
  names: Names;
}

/** What the grid says, for a screen that has no room for one. */
export function AgreementsByTeam({ pairs, names }: AgreementsByTeamProps) {
  const t = useTexts();
  const byTitle = (a: string, b: string) =>
    titleOf(names, a).localeCompare(titleOf(names, b));
  const teams = [
    ...new Set(
      pairs.flatMap(({ consumerRef, providerRef }) => [
        consumerRef,
        providerRef,
      ]),
    ),
  ].sort(byTitle);
  return (
    <ul className={styles.teams} aria-label={t('agreementsPage.byTeam')}>
      {teams.map(team => (
        <li key={team} className={layout.card}>
          <RefLink entityRef={team} names={names} weight="bold" />
          <Side
            title={t('agreementsPage.provides')}
            pairs={pairs.filter(({ providerRef }) => providerRef === team)}
            other="consumerRef"
            names={names}
          />
          <Side
            title={t('agreementsPage.consumes')}
            pairs={pairs.filter(({ consumerRef }) => consumerRef === team)}
            other="providerRef"
            names={names}
          />
        </li>
      ))}
    </ul>
  );
}

function Side({
  title,
  pairs,
  other,
  names,
}: {
  title: string;
  pairs: TeamPair[];
  other: 'consumerRef' | 'providerRef';
  names: Names;
}) {
  if (pairs.length === 0) return null;
  const sorted = [...pairs].sort((a, b) =>
    titleOf(names, a[other]).localeCompare(titleOf(names, b[other])),
  );
  return (
    <>
      <div className={`${shared.small} ${styles.sideTitle}`}>{title}</div>
      <ul className={styles.side}>
        {sorted.map(pair => (
          <li key={pair[other]}>
            <span>{titleOf(names, pair[other])}</span>
            <PairLink pair={pair} words />
          </li>
        ))}
      </ul>
    </>
  );
}
