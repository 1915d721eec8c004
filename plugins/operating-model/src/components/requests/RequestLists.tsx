import { Button, ButtonLink, Select, Text } from '@backstage/ui';
import {
  REQUEST_KINDS,
  REQUEST_STATES,
  RequestsAnswer,
} from 'backstage-plugin-operating-model-common';
import { useCallback, useState } from 'react';
import { OperatingModelApi } from '../../api/OperatingModelApi';
import { useTexts } from '../../hooks/useTexts';
import { ViewSwitch } from '../shared/ViewSwitch';
import { EmptyState } from '../shared/EmptyState';
import { LoadMore } from '../shared/LoadMore';
import cards from '../shared/layout.module.css';
import { useMorePages } from '../shared/useMorePages';
import { EntityPicker } from '../requestForm/EntityPicker';
import { useRequestsPath } from '../requestForm/useRequestsPath';
import { Loaded } from '../shared/Loaded';
import { Debt } from './Debt';
import { RequestsTable } from './RequestsTable';
import { Calendar } from './calendar/Calendar';
import styles from './requests.module.css';
import { useRequestSignals } from './useRequestSignals';
import { RequestsView, VIEWS, useRequestsFilter } from './useRequestsFilter';

const PAGE = 50;

const SUBJECT_KINDS = [
  'Component',
  'Resource',
  'API',
  'System',
  'Activity',
  'Runbook',
  'ResponsibilityMatrix',
  'Agreement',
];

/** What waits for me, what I asked for, all of it, what ends when, and what it weighs by team. */
export function RequestLists() {
  const t = useTexts();
  const path = useRequestsPath();
  const { view, set } = useRequestsFilter();
  const [reads, setReads] = useState(0);
  useRequestSignals(() => setReads(count => count + 1));
  return (
    <div className={cards.page}>
      <div className={cards.head}>
        <Text as="h2" variant="title-small" weight="bold">
          {t('requests.title')}
        </Text>
        <ButtonLink href={`${path}/new`}>{t('requests.new')}</ButtonLink>
      </div>
      <ViewSwitch
        label={t('requests.view')}
        views={VIEWS.map(each => [each, t(`requests.views.${each}`)] as const)}
        view={view}
        onChange={chosen => set({ view: chosen === 'decide' ? '' : chosen })}
      />
      {view === 'calendar' && <Calendar reads={reads} />}
      {view === 'teams' && <Debt reads={reads} />}
      {view !== 'calendar' && view !== 'teams' && (
        <>
          <Filters />
          <List view={view} reads={reads} />
        </>
      )}
    </div>
  );
}

function Filters() {
  const t = useTexts();
  const { filter, set } = useRequestsFilter();
  return (
    <div className={cards.filters}>
      <Select
        className={styles.filter}
        label={t('requests.kindLabel')}
        value={filter.kind ?? ''}
        onChange={kind => set({ kind: kind ? String(kind) : '' })}
        options={[
          { value: '', label: t('requests.anyKind') },
          ...REQUEST_KINDS.map(value => ({
            value,
            label: t(`requests.kind.${value}`),
          })),
        ]}
      />
      <Select
        className={styles.filter}
        label={t('requests.stateLabel')}
        value={filter.state?.[0] ?? ''}
        onChange={state => set({ state: state ? String(state) : '' })}
        options={[
          { value: '', label: t('requests.anyState') },
          ...REQUEST_STATES.map(value => ({
            value,
            label: t(`requests.state.${value}`),
          })),
        ]}
      />
      <div className={styles.filter}>
        <EntityPicker
          kinds={['Group', 'User']}
          label={t('requests.owner')}
          value={filter.ownerRef ?? ''}
          onChoose={ownerRef => set({ ownerRef })}
        />
      </div>
      <div className={styles.filter}>
        <EntityPicker
          kinds={SUBJECT_KINDS}
          label={t('requests.subject')}
          value={filter.subjectRef ?? ''}
          onChoose={subjectRef => set({ subjectRef })}
        />
      </div>
    </div>
  );
}

type ListView = Exclude<RequestsView, 'calendar' | 'teams'>;

function List({ view, reads }: { view: ListView; reads: number }) {
  const { filter } = useRequestsFilter();
  const question = JSON.stringify({
    ...filter,
    mine: view === 'mine' || undefined,
    toDecide: view === 'decide' || undefined,
    limit: PAGE,
  });
  return (
    <Loaded
      key={question}
      of={`${question} ${reads}`}
      load={api => api.requests(JSON.parse(question))}
    >
      {first => <Requests first={first} question={question} view={view} />}
    </Loaded>
  );
}

function Requests({
  first,
  question,
  view,
}: {
  first: RequestsAnswer;
  question: string;
  view: ListView;
}) {
  const t = useTexts();
  const path = useRequestsPath();
  const { filter, clear } = useRequestsFilter();
  const load = useCallback(
    (api: OperatingModelApi, cursor: string) =>
      api.requests({ ...JSON.parse(question), cursor }),
    [question],
  );
  const { pages, ...more } = useMorePages(first, load);
  const items = pages.flatMap(page => page.items);
  if (items.length === 0 && Object.values(filter).some(Boolean)) {
    return (
      <EmptyState title={t('requests.noMatch')}>
        <Button variant="secondary" onPress={clear}>
          {t('requests.clear')}
        </Button>
      </EmptyState>
    );
  }
  if (items.length === 0) {
    return (
      <EmptyState
        title={t(`requests.empty.${view}`)}
        hint={t(`requests.emptyHint.${view}`)}
      >
        <ButtonLink href={`${path}/new`} variant="secondary">
          {t('requests.new')}
        </ButtonLink>
      </EmptyState>
    );
  }
  return (
    <>
      <RequestsTable
        items={items}
        names={Object.assign({}, ...pages.map(({ names }) => names))}
        now={first.now}
        areForMe={view === 'decide'}
      />
      <LoadMore {...more} />
    </>
  );
}
