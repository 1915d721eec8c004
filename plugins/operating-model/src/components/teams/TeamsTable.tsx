import { TeamsAnswer } from 'backstage-plugin-operating-model-common';
import { OperatingModelApi } from '../../api/OperatingModelApi';
import { useTexts } from '../../hooks/useTexts';
import { EmptyState } from '../matrices/EmptyState';
import { LabelledCell } from '../matrices/LabelledCell';
import { LoadMore } from '../matrices/LoadMore';
import { SeverityTag } from '../matrices/Severity';
import { useMorePages } from '../matrices/useMorePages';
import { Loaded } from '../shared/Loaded';
import { RefLink } from '../shared/RefLink';
import { TeamsTableBar } from './TeamsTableBar';
import styles from './TeamsTable.module.css';

const PAGE = 100;

type TeamItem = TeamsAnswer['items'][number];

function loadPage(api: OperatingModelApi, cursor: string) {
  return api.teams({ limit: PAGE, cursor });
}

/** What each team carries, the most accountable first, against the mean of its peers. */
export function TeamsTable() {
  return (
    <Loaded of="teams" load={api => api.teams({ limit: PAGE })}>
      {first => <Teams first={first} />}
    </Loaded>
  );
}

function Teams({ first }: { first: TeamsAnswer }) {
  const t = useTexts();
  const { pages, loadMore, loading, error } = useMorePages(first, loadPage);
  const teams = pages.flatMap(page => page.items);
  const { peers } = first;
  if (!first.computedAt) {
    return (
      <EmptyState
        title={t('teams.notComputed')}
        hint={t('teams.notComputedHint')}
      />
    );
  }
  if (teams.length === 0 && !loadMore) {
    return <EmptyState title={t('teams.empty')} hint={t('teams.emptyHint')} />;
  }
  const columns = [
    t('teams.team'),
    t('teams.accountable'),
    t('teams.responsible'),
    t('teams.entities'),
    t('teams.activities'),
    t('teams.load'),
  ];
  // One scale for both letters and all pages: the first page holds the highest A, and the mean has to fit.
  const scale = Math.max(
    1,
    peers.mean,
    ...teams.flatMap(({ load }) => [load.accountable, load.responsible]),
  );
  return (
    <>
      <p className={styles.quiet}>
        {t('teams.peers', {
          count: peers.groups,
          mean: rounded(peers.mean),
          high: rounded(peers.mean + 2 * peers.deviation),
        })}
      </p>
      <div className={styles.card}>
        <div role="table" aria-label={t('teams.title')}>
          <div role="rowgroup" className={styles.head}>
            <div role="row" className={styles.row}>
              {columns.map(column => (
                <div key={column} role="columnheader">
                  {column}
                </div>
              ))}
            </div>
          </div>
          <div role="rowgroup">
            {teams.map(team => (
              <TeamRow
                key={team.groupRef}
                team={team}
                mean={peers.mean}
                scale={scale}
                columns={columns}
              />
            ))}
          </div>
        </div>
      </div>
      <LoadMore loadMore={loadMore} loading={loading} error={error} />
    </>
  );
}

function rounded(value: number): string {
  return value.toLocaleString(undefined, { maximumFractionDigits: 1 });
}

function TeamRow({
  team: { groupRef, title, exists, load },
  mean,
  scale,
  columns: [, accountable, responsible, entities, activities, standing],
}: {
  team: TeamItem;
  mean: number;
  scale: number;
  columns: string[];
}) {
  return (
    <div role="row" className={`${styles.row} ${styles.body}`}>
      <div role="rowheader">
        <RefLink
          entityRef={groupRef}
          names={{ [groupRef]: { title, exists } }}
          weight="bold"
        />
      </div>
      <LabelledCell label={accountable}>
        <TeamsTableBar
          value={load.accountable}
          scale={scale}
          mean={mean}
          letter="A"
        />
      </LabelledCell>
      <LabelledCell label={responsible}>
        <TeamsTableBar value={load.responsible} scale={scale} letter="R" />
      </LabelledCell>
      <LabelledCell label={entities}>
        {load.entities.toLocaleString()}
      </LabelledCell>
      <LabelledCell label={activities}>
        {load.activities.toLocaleString()}
      </LabelledCell>
      <LabelledCell label={standing}>
        <Standing standing={load.standing} />
      </LabelledCell>
    </div>
  );
}

function Standing({ standing }: { standing: TeamItem['load']['standing'] }) {
  const t = useTexts();
  const word = t(`teams.standing.${standing}`);
  if (standing === 'high') {
    return <SeverityTag severity="warning">{word}</SeverityTag>;
  }
  return (
    <span className={styles.quiet}>
      <span aria-hidden="true">{standing === 'low' ? '▽' : '='}</span> {word}
    </span>
  );
}
