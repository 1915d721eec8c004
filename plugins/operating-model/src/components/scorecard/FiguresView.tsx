import { Select } from '@backstage/ui';
import { ScorecardRollUp } from 'backstage-plugin-operating-model-common';
import { useCallback, useState } from 'react';
import { ScorecardPart } from '../../api/OperatingModelApi';
import { Texts, useTexts } from '../../hooks/useTexts';
import { EmptyState } from '../shared/EmptyState';
import { FilterTags } from '../shared/FilterTags';
import { Loaded } from '../shared/Loaded';
import shared from '../shared/shared.module.css';
import { Coverage } from './Coverage';
import { ExportMenu } from './ExportMenu';
import { countCells } from './Figures';
import { HeatMap } from './HeatMap';
import { MembersTable } from './MembersTable';
import { NextStepsList } from './NextStepsList';
import { RefreshButton, RefreshProgress } from './Refresh';
import { ScoreCard } from './ScoreCard';
import { ScorecardHead } from './ScorecardHead';
import { SearchBox } from './SearchBox';
import { Trend } from './Trend';
import { PartFigures, keepsHistory, loadFigures } from './loadFigures';
import { SORTS, SORT_TEXTS } from './sortMembers';
import styles from './scorecard.module.css';
import {
  ScorecardParameter,
  VIEWS,
  View,
  useScorecardUrl,
} from './useScorecardUrl';
import { useRefresh } from './useRefresh';
import { useTitle } from './useTitle';

/** The table behind it all: by group, system, domain, activity, type, lifecycle or entity; everything, or a part of it. */
export function FiguresView() {
  const { question, view } = useScorecardUrl();
  const [version, setVersion] = useState(0);
  const onDone = useCallback(() => setVersion(before => before + 1), []);
  const refresh = useRefresh({ onDone });
  const { groupRef, systemRef, domainRef } = question;
  const part = { groupRef, systemRef, domainRef };
  // Only where entities are listed it is them that are searched; elsewhere it is the lines of the table.
  const exported = view === 'entity' ? question : { ...question, q: undefined };
  return (
    <>
      <ScorecardHead view="figures">
        <RefreshButton refresh={refresh} />
        <ExportMenu question={exported} />
      </ScorecardHead>
      <RefreshProgress refresh={refresh} isDone={version > 0} />
      <ScopeTags />
      <Loaded
        of={`${version} ${JSON.stringify(part)}`}
        load={api => loadFigures(api, part)}
      >
        {figures => <Figures part={part} figures={figures} version={version} />}
      </Loaded>
    </>
  );
}

interface FiguresProps {
  part: ScorecardPart;
  figures: PartFigures;
  /** Rises with each refresh: then everything is asked for again. */
  version: number;
}

function Figures({ part, figures, version }: FiguresProps) {
  const t = useTexts();
  const { linkToCells, question, view } = useScorecardUrl();
  const { summary, history, targets } = figures;
  const { groupRef, systemRef, domainRef } = part;
  const named = [
    useTitle(groupRef),
    useTitle(systemRef),
    useTitle(domainRef),
  ].filter(Boolean);
  if (!summary.computedAt) {
    return (
      <EmptyState
        title={t('scorecard.notComputed')}
        hint={t('scorecard.notComputedHint')}
      />
    );
  }
  if (countCells(summary) === 0) {
    return (
      <EmptyState
        title={t('scorecard.nothing.title')}
        hint={t(
          named.length
            ? 'scorecard.nothing.part'
            : 'scorecard.nothing.everything',
        )}
      />
    );
  }
  const title = named.length
    ? named.join(' · ')
    : t('scorecard.page.everything');
  return (
    <>
      <div className={styles.band}>
        <ScoreCard title={title}>
          <Coverage
            part={{ ...part, title, byActivity: true }}
            figures={summary}
            computedAt={summary.computedAt}
            history={history}
            linkOf={state => linkToCells({ by: 'entity', state })}
          />
        </ScoreCard>
        {keepsHistory(part) && (
          <ScoreCard title={t('scorecard.trend.title')}>
            <Trend history={history} targets={targets} />
          </ScoreCard>
        )}
        <ScoreCard title={t('scorecard.next.title')}>
          <NextStepsList key={version} part={part} limit={3} />
        </ScoreCard>
      </div>
      <Controls />
      {view === 'entity' ? (
        <HeatMap key={version} question={question} total={summary.entities} />
      ) : (
        <Loaded
          key={`${version} ${view} ${JSON.stringify(part)}`}
          of={`${view} ${JSON.stringify(part)}`}
          load={api => api.scorecardRollUp(view, part)}
        >
          {rollUp => <Members part={part} rollUp={rollUp} view={view} />}
        </Loaded>
      )}
    </>
  );
}

function Members({
  part,
  rollUp,
  view,
}: {
  part: ScorecardPart;
  rollUp: ScorecardRollUp;
  view: Exclude<View, 'entity'>;
}) {
  const t = useTexts();
  const by = t(`scorecard.page.byWhat.${view}`);
  if (rollUp.items.length === 0) {
    return (
      <EmptyState
        title={t('scorecard.page.empty', { by })}
        hint={t('scorecard.page.emptyHint')}
      />
    );
  }
  return <MembersTable part={part} rollUp={rollUp} />;
}

function Controls() {
  const t = useTexts();
  const { question, set, sort, view } = useScorecardUrl();
  return (
    <div className={styles.filters}>
      <Select
        className={styles.filter}
        aria-label={t('scorecard.page.by')}
        value={view}
        onChange={by =>
          set({ by: by === 'group' ? '' : String(by), q: '', order: '' })
        }
        options={VIEWS.map(value => ({
          value,
          label: `${t('scorecard.page.by')}: ${t(`scorecard.page.byWhat.${value}`)}`,
        }))}
      />
      {view !== 'entity' && (
        <>
          <div className={styles.filter}>
            <SearchBox
              key={view}
              label={t('scorecard.page.search')}
              text={question.q ?? ''}
              onSearch={q => set({ q })}
            />
          </div>
          <Select
            className={styles.filter}
            aria-label={t('scorecard.page.sort')}
            value={sort}
            onChange={chosen =>
              set({ sort: chosen === 'score' ? '' : String(chosen) })
            }
            options={SORTS.map(value => ({
              value,
              label: t(SORT_TEXTS[value]),
            }))}
          />
        </>
      )}
    </div>
  );
}

/** What the view is narrowed down to; each can be taken away. */
function ScopeTags() {
  const t = useTexts();
  const { question, set } = useScorecardUrl();
  const { groupRef, systemRef, domainRef, activityRef } = question;
  const titles = {
    group: useTitle(groupRef),
    system: useTitle(systemRef),
    domain: useTitle(domainRef),
    activity: useTitle(activityRef),
    type: question.type,
    lifecycle: question.lifecycle,
    state: question.state && t(`state.${question.state}`),
  };
  const filters = Object.entries(titles).flatMap(([id, title]) =>
    title ? [{ id, text: textOf(t, id as keyof typeof titles, title) }] : [],
  );
  const { activity, type, lifecycle, state } = titles;
  return (
    <>
      <FilterTags
        filters={filters}
        onRemove={id => set({ [id as ScorecardParameter]: '' })}
        onClear={() =>
          set(Object.fromEntries(Object.keys(titles).map(id => [id, ''])))
        }
      />
      {[activity, type, lifecycle, state].some(Boolean) && (
        <p className={shared.small}>{t('scorecard.page.narrowsEntities')}</p>
      )}
    </>
  );
}

function textOf(
  t: Texts,
  id:
    'group' | 'system' | 'domain' | 'activity' | 'type' | 'lifecycle' | 'state',
  title: string,
): string {
  return t(`scorecard.page.${id}`, { title });
}
