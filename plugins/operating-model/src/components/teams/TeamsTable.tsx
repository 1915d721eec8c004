import { TeamsAnswer } from 'backstage-plugin-operating-model-common';
import { OperatingModelApi } from '../../api/OperatingModelApi';
import { useTexts } from '../../hooks/useTexts';
import { EmptyState } from '../shared/EmptyState';
import { LoadMore } from '../shared/LoadMore';
import { Loaded } from '../shared/Loaded';
import { Panel } from '../shared/Panel';
import { RefLink } from '../shared/RefLink';
import { SeverityTag } from '../shared/Severity';
import { StackedColumn, StackedTable } from '../shared/StackedTable';
import { WhatIfLink } from '../shared/WhatIfLink';
import { inTenths } from '../shared/formats';
import shared from '../shared/shared.module.css';
import { useMorePages } from '../shared/useMorePages';
import { TeamsTableBar } from './TeamsTableBar';

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
  // One scale for both letters and all pages: the first page holds the highest A, and the mean has to fit.
  const scale = Math.max(
    1,
    peers.mean,
    ...teams.flatMap(({ load }) => [load.accountable, load.responsible]),
  );
  const columns: StackedColumn<TeamItem>[] = [
    {
      name: t('teams.team'),
      share: 26,
      cell: ({ groupRef, title, exists }) => (
        <>
          <RefLink
            entityRef={groupRef}
            names={{ [groupRef]: { title, exists } }}
            weight="bold"
          />
          {exists && (
            <div className={shared.small}>
              <WhatIfLink partyRef={groupRef} title={title} />
            </div>
          )}
        </>
      ),
    },
    {
      name: t('teams.accountable'),
      share: 26,
      cell: ({ load }) => (
        <TeamsTableBar
          value={load.accountable}
          scale={scale}
          mean={peers.mean}
          tone="accountable"
        />
      ),
    },
    {
      name: t('teams.responsible'),
      share: 26,
      cell: ({ load }) => (
        <TeamsTableBar
          value={load.responsible}
          scale={scale}
          tone="responsible"
        />
      ),
    },
    {
      name: t('teams.entities'),
      share: 10,
      cell: ({ load }) => load.entities.toLocaleString(),
    },
    {
      name: t('teams.activities'),
      share: 10,
      cell: ({ load }) => load.activities.toLocaleString(),
    },
    {
      name: t('teams.load'),
      share: 14,
      // Who is not in the catalog is no peer of those who are, and who is accountable for nothing no peer of those who carry something.
      cell: ({ exists, load }) =>
        exists && load.accountable > 0 ? (
          <Standing standing={load.standing} />
        ) : (
          <span className={shared.quiet}>{t('teams.notCompared')}</span>
        ),
    },
  ];
  return (
    <>
      <p className={shared.quiet}>
        {t('teams.peers', {
          count: peers.groups,
          mean: inTenths(peers.mean),
        })}
        {peers.usualUpTo !== undefined &&
          ` ${t('teams.usualUpTo', { figure: inTenths(peers.usualUpTo) })}`}
      </p>
      <Panel>
        <StackedTable
          label={t('teams.title')}
          columns={columns}
          items={teams}
          keyOf={({ groupRef }) => groupRef}
        />
      </Panel>
      <LoadMore loadMore={loadMore} loading={loading} error={error} />
    </>
  );
}

function Standing({ standing }: { standing: TeamItem['load']['standing'] }) {
  const t = useTexts();
  const word = t(`teams.standing.${standing}`);
  if (standing === 'high') {
    return <SeverityTag severity="warning">{word}</SeverityTag>;
  }
  return (
    <span className={shared.quiet}>
      <span aria-hidden="true">{standing === 'low' ? '▽' : '='}</span> {word}
    </span>
  );
}
