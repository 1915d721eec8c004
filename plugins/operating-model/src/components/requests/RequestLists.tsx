import { Button, ButtonLink, Select, Text } from '@backstage/ui';
import {
  REQUEST_KINDS,
  REQUEST_STATES,
  RequestsAnswer,
} from 'backstage-plugin-operating-model-common';
import { useCallback } from 'react';
import { OperatingModelApi } from '../../api/OperatingModelApi';
import { useTexts } from '../../hooks/useTexts';
import { ViewSwitch } from '../findings/ViewSwitch';
import { EmptyState } from '../matrices/EmptyState';
import { LoadMore } from '../matrices/LoadMore';
import cards from '../matrices/matrices.module.css';
import { useMorePages } from '../matrices/useMorePages';
import { EntityPicker } from '../requestForm/EntityPicker';
import { useRequestsPath } from '../requestForm/useRequestsPath';
import { Loaded } from '../shared/Loaded';
import { Ends } from './Ends';
import { RequestsTable } from './RequestsTable';
import { useRequestsFilter } from './useRequestsFilter';

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

/** What waits for me, what I asked for, all of it, and what ends when. */
export function RequestLists() {
  const t = useTexts();
  const path = useRequestsPath();
  const { view, set } = useRequestsFilter();
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
        views={[
          ['decide', t('requests.views.decide')],
          ['mine', t('requests.views.mine')],
          ['all', t('requests.views.all')],
          ['ends', t('requests.views.ends')],
        ]}
        view={view}
        onChange={chosen => set({ view: chosen === 'decide' ? '' : chosen })}
      />
      {view === 'ends' ? (
        <Ends />
      ) : (
        <>
          <Filters />
          <List />
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
        className={cards.filter}
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
        className={cards.filter}
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
      <div className={cards.filter}>
        <EntityPicker
          kinds={['Group', 'User']}
          label={t('requests.owner')}
          value={filter.ownerRef ?? ''}
          onChoose={ownerRef => set({ ownerRef })}
        />
      </div>
      <div className={cards.filter}>
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

function List() {
  const { view, filter } = useRequestsFilter();
  const question = JSON.stringify({
    ...filter,
    mine: view === 'mine' || undefined,
    toDecide: view === 'decide' || undefined,
    limit: PAGE,
  });
  return (
    <Loaded
      key={question}
      of={question}
      load={api => api.requests(JSON.parse(question))}
    >
      {first => <Requests first={first} question={question} />}
    </Loaded>
  );
}

function Requests({
  first,
  question,
}: {
  first: RequestsAnswer;
  question: string;
}) {
  const t = useTexts();
  const path = useRequestsPath();
  const { view, filter, clear } = useRequestsFilter();
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
      />
      <LoadMore {...more} />
    </>
  );
}
