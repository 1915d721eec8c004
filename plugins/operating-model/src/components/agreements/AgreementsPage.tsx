import useMediaQuery from '@material-ui/core/useMediaQuery';
import { Alert, Button, Container, SearchField, Text } from '@backstage/ui';
import { AgreementsAnswer } from 'backstage-plugin-operating-model-common';
import { useMemo } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { EmptyState } from '../shared/EmptyState';
import { FilterTags } from '../shared/FilterTags';
import { LastPass } from '../shared/LastPass';
import { Loaded } from '../shared/Loaded';
import { Panel } from '../shared/Panel';
import { ViewSwitch } from '../shared/ViewSwitch';
import layout from '../shared/layout.module.css';
import shared from '../shared/shared.module.css';
import { AgreementsByTeam } from './AgreementsByTeam';
import { AgreementsGrid } from './AgreementsGrid';
import { AgreementsTable } from './AgreementsTable';
import { UncoveredTable } from './UncoveredTable';
import styles from './agreements.module.css';
import { filterAgreements } from './filterAgreements';
import { loadAgreements } from './loadAgreements';
import { pairsOfTeams, teamsOf } from './pairsOfTeams';
import { titleOf } from './titleOf';
import { useAgreementsView } from './useAgreementsView';

/** How many teams a side of the grid holds; beyond it a browser would stutter, and a reader be lost. */
const MOST_TEAMS = 80;

/** Where there is no room for a grid. */
const NARROW = '(max-width: 700px)';

/** What teams owe each other: as a grid, as a list, and what none of them has agreed on. */
export function AgreementsPage() {
  return (
    <Container>
      <div className={layout.page}>
        <Loaded of="agreements" load={loadAgreements}>
          {answer => <Agreements answer={answer} />}
        </Loaded>
      </div>
    </Container>
  );
}

function Agreements({ answer }: { answer: AgreementsAnswer }) {
  const t = useTexts();
  const { set, view } = useAgreementsView();
  return (
    <>
      <div className={layout.head}>
        <div className={layout.titleLine}>
          <Text as="h2" variant="title-small" weight="bold">
            {t('agreementsPage.title')}
          </Text>
          <ViewSwitch
            label={t('agreementsPage.view')}
            views={[
              ['grid', t('agreementsPage.grid')],
              ['list', t('agreementsPage.list')],
              ['without', t('agreementsPage.without')],
            ]}
            view={view}
            onChange={chosen => set({ view: chosen === 'grid' ? '' : chosen })}
          />
        </div>
        <LastPass computedAt={answer.computedAt} />
      </div>
      <Filters answer={answer} />
      <View answer={answer} />
      {answer.hidden > 0 && (
        <Alert
          status="info"
          icon
          description={t('agreementsPage.hidden', { count: answer.hidden })}
        />
      )}
    </>
  );
}

function useClear(): () => void {
  const { set } = useAgreementsView();
  return () => set({ search: '', provider: '', consumer: '' });
}

function Filters({ answer: { names } }: { answer: AgreementsAnswer }) {
  const t = useTexts();
  const clear = useClear();
  const { consumerRef, providerRef, search, set } = useAgreementsView();
  const filters = [
    {
      id: 'consumer',
      ref: consumerRef,
      text: t('agreementsPage.filterConsumer', {
        team: titleOf(names, consumerRef),
      }),
    },
    {
      id: 'provider',
      ref: providerRef,
      text: t('agreementsPage.filterProvider', {
        team: titleOf(names, providerRef),
      }),
    },
  ];
  return (
    <div className={layout.filters}>
      <div className={styles.search}>
        <SearchField
          size="small"
          aria-label={t('agreementsPage.search')}
          placeholder={t('agreementsPage.searchHint')}
          value={search}
          onChange={value => set({ search: value })}
        />
      </div>
      <FilterTags
        filters={filters.filter(({ ref }) => ref)}
        onRemove={id => set({ [id]: '' })}
        onClear={clear}
      />
    </div>
  );
}

function View({ answer }: { answer: AgreementsAnswer }) {
  const t = useTexts();
  const url = useAgreementsView();
  const { consumerRef, providerRef, search, view } = url;
  const found = useMemo(
    () => filterAgreements(answer, { consumerRef, providerRef, search }),
    [answer, consumerRef, providerRef, search],
  );
  const anything = found.items.length + found.uncovered.length > 0;
  if (view === 'without') return <Without answer={answer} found={found} />;
  if (answer.items.length === 0 && (view === 'list' || !anything)) {
    return (
      <EmptyState
        title={t('agreementsPage.empty')}
        hint={t('agreementsPage.emptyHint')}
      >
        {answer.uncovered.length > 0 && (
          <Button
            variant="secondary"
            onPress={() => url.set({ view: 'without' })}
          >
            {t('agreementsPage.without')}
          </Button>
        )}
      </EmptyState>
    );
  }
  if (view === 'list') return <List answer={answer} found={found} />;
  return anything ? <Grid answer={answer} found={found} /> : <NoMatch />;
}

interface FoundProps {
  answer: AgreementsAnswer;
  /** What the filter left of it. */
  found: Pick<AgreementsAnswer, 'items' | 'uncovered'>;
}

function NoMatch() {
  const t = useTexts();
  const clear = useClear();
  return (
    <EmptyState title={t('agreementsPage.noMatch')}>
      <Button variant="secondary" onPress={clear}>
        {t('findings.clear')}
      </Button>
    </EmptyState>
  );
}

function Grid({ answer: { names }, found }: FoundProps) {
  const t = useTexts();
  const narrow = useMediaQuery(NARROW, { noSsr: true });
  const { consumers, cut, pairs, providers } = useMemo(() => {
    const all = pairsOfTeams(found);
    const side = (of: 'consumerRef' | 'providerRef', most: number) =>
      teamsOf(all, of, ref => titleOf(names, ref), most);
    return {
      pairs: all,
      consumers: side('consumerRef', MOST_TEAMS),
      providers: side('providerRef', MOST_TEAMS),
      cut: [side('consumerRef', Infinity), side('providerRef', Infinity)].some(
        teams => teams.length > MOST_TEAMS,
      ),
    };
  }, [found, names]);
  if (narrow) return <AgreementsByTeam pairs={pairs} names={names} />;
  return (
    <Panel>
      <p className={styles.legend}>{t('agreementsPage.gridHelp')}</p>
      {cut && (
        <p className={styles.legend}>
          {t('agreementsPage.tooManyTeams', { most: String(MOST_TEAMS) })}
        </p>
      )}
      <AgreementsGrid
        pairs={pairs}
        consumers={consumers}
        providers={providers}
        names={names}
      />
    </Panel>
  );
}

function List({ answer: { names }, found: { items, uncovered } }: FoundProps) {
  const t = useTexts();
  const { consumerRef, providerRef, set } = useAgreementsView();
  const open = dependenciesOf(uncovered);
  return (
    <>
      {consumerRef && providerRef && open > 0 && (
        <Alert
          status="warning"
          icon
          title={t('agreementsPage.uncoveredHere', { count: open })}
          customActions={
            <Button
              size="small"
              variant="secondary"
              onPress={() => set({ view: 'without' })}
            >
              {t('agreementsPage.showUncovered')}
            </Button>
          }
        />
      )}
      {items.length === 0 ? (
        <NoMatch />
      ) : (
        <>
          <p role="status" className={shared.quiet}>
            {t('agreementsPage.shown', { count: items.length })}
          </p>
          <AgreementsTable agreements={items} names={names} />
        </>
      )}
    </>
  );
}

function Without({ answer, found: { uncovered } }: FoundProps) {
  const t = useTexts();
  const { computedAt, names, uncoveredTotal } = answer;
  if (answer.uncovered.length === 0) {
    return computedAt ? (
      <EmptyState
        title={t('agreementsPage.allCovered')}
        hint={t('agreementsPage.allCoveredHint')}
      />
    ) : (
      <EmptyState
        title={t('agreementsPage.notComputed')}
        hint={t('agreementsPage.notComputedHint')}
      />
    );
  }
  if (uncovered.length === 0) return <NoMatch />;
  const told = dependenciesOf(answer.uncovered);
  const isFiltered = uncovered.length < answer.uncovered.length;
  const count = isFiltered ? dependenciesOf(uncovered) : uncoveredTotal;
  return (
    <>
      <p role="status" className={shared.quiet}>
        {t('agreementsPage.uncoveredTotal', {
          count,
          figure: count.toLocaleString(),
        })}{' '}
        {told < uncoveredTotal && t('agreementsPage.pairsLeftOut')}{' '}
        {t('agreementsPage.pairsShown', { count: uncovered.length })}
      </p>
      <UncoveredTable uncovered={uncovered} names={names} />
    </>
  );
}

/** How many dependencies of these pairs no agreement covers. */
function dependenciesOf(uncovered: AgreementsAnswer['uncovered']): number {
  return uncovered.reduce((sum, { count }) => sum + count, 0);
}
