import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { ScorecardSummary } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { Loaded } from '../shared/Loaded';
import { formatScore } from '../shared/formats';
import shared from '../shared/shared.module.css';
import { AsOf } from './AsOf';
import { CellsBar } from './CellsBar';
import { ScoreButton } from './ScoreButton';
import { countCells } from './Figures';
import styles from './scorecard.module.css';
import { useScorecardPath } from './useScorecardPath';
import { useTitle } from './useTitle';

/** Each team is a request of its own; somebody who is in more reads on in the scorecard. */
const MOST_TEAMS = 8;

interface TeamFigures {
  groupRef: string;
  summary: ScorecardSummary;
}

/** The scores of the reader's teams, for a home page. */
export function TeamScores() {
  const identityApi = useApi(identityApiRef);
  return (
    <div className={styles.root}>
      <Loaded
        of="teams"
        load={async api => {
          const { ownershipEntityRefs } =
            await identityApi.getBackstageIdentity();
          const groups = ownershipEntityRefs
            .filter(ref => ref.startsWith('group:'))
            .slice(0, MOST_TEAMS);
          const teams = await Promise.all(
            groups.map(async groupRef => ({
              groupRef,
              summary: await api.scorecardSummary({ groupRef }),
            })),
          );
          // Those of which there is nothing to tell come last.
          return teams.sort(
            (a, b) =>
              Number(countCells(b.summary) > 0) -
              Number(countCells(a.summary) > 0),
          );
        }}
      >
        {teams => <Teams teams={teams} />}
      </Loaded>
    </div>
  );
}

function Teams({ teams }: { teams: TeamFigures[] }) {
  const t = useTexts();
  const path = useScorecardPath();
  if (teams.length === 0) {
    return (
      <div>
        <strong>{t('scorecard.widget.none')}</strong>
        <p className={shared.quiet}>{t('scorecard.widget.noneHint')}</p>
      </div>
    );
  }
  const [{ summary }] = teams;
  if (!summary.computedAt) {
    return <p className={shared.quiet}>{t('scorecard.notComputedHint')}</p>;
  }
  return (
    <>
      <ul className={styles.evidence}>
        {teams.map(team => (
          <li key={team.groupRef}>
            <Team team={team} />
          </li>
        ))}
      </ul>
      <div className={styles.line}>
        <Link href={path} className={shared.link}>
          {t('scorecard.widget.all')}
        </Link>
        <AsOf computedAt={summary.computedAt} />
      </div>
    </>
  );
}

function Team({ team: { groupRef, summary } }: { team: TeamFigures }) {
  const t = useTexts();
  const path = useScorecardPath();
  const title = useTitle(groupRef) ?? groupRef;
  const part = { groupRef, title, byActivity: true };
  const { scoreWithoutExceptions, level, cells } = summary;
  const query = new URLSearchParams({ group: groupRef });
  return (
    <>
      <div className={styles.evidenceHead}>
        <Link href={`${path}?${query}`} weight="bold" className={shared.link}>
          {title}
        </Link>
        <span>
          <ScoreButton part={part} figures={summary} /> {level}
        </span>
      </div>
      {cells.exempt > 0 && scoreWithoutExceptions !== undefined && (
        <div className={shared.small}>
          <ScoreButton part={part} figures={summary}>
            {t('scorecard.without', {
              score: formatScore(scoreWithoutExceptions),
            })}
          </ScoreButton>
        </div>
      )}
      {countCells(summary) === 0 ? (
        <div className={shared.small}>{t('scorecard.widget.nothing')}</div>
      ) : (
        <CellsBar cells={cells} brief />
      )}
    </>
  );
}
