import { Button } from '@backstage/ui';
import {
  FindingAnswer,
  FindingsAnswer,
  RulesAnswer,
} from 'backstage-plugin-operating-model-common';
import { useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { FindingText } from '../shared/FindingText';
import { Loaded } from '../shared/Loaded';
import { Panel } from '../shared/Panel';
import { RefLink } from '../shared/RefLink';
import { SeverityTag } from '../shared/Severity';
import { StackedColumn, StackedTable } from '../shared/StackedTable';
import shared from '../shared/shared.module.css';
import { FindingPlace } from './FindingPlace';
import styles from './findings.module.css';
import { FindingsFilter } from './useFindingsFilter';

const PAGE = 50;

interface FindingsTableProps {
  filter: FindingsFilter;
  rules: RulesAnswer['items'];
}

/** Findings page by page. Only one page is in the browser, so that 100,000 are as light as fifty. */
export function FindingsTable({ filter, rules }: FindingsTableProps) {
  // The cursor of each page but the first, up to the one that is shown.
  const [cursors, setCursors] = useState<string[]>([]);
  const question = { ...filter, limit: PAGE, cursor: cursors.at(-1) };
  return (
    <Loaded
      of={JSON.stringify(question)}
      load={async api => ({
        answer: await api.findings(question),
        page: cursors.length,
      })}
    >
      {({ answer, page }) => (
        <Panel>
          <FindingRows answer={answer} rules={rules} />
          <Pages
            answer={answer}
            page={page}
            waiting={page !== cursors.length}
            onPrevious={() => setCursors(cursors.slice(0, -1))}
            onNext={cursor => setCursors([...cursors, cursor])}
          />
        </Panel>
      )}
    </Loaded>
  );
}

function FindingRows({
  answer: { items, names },
  rules,
}: {
  answer: FindingsAnswer;
  rules: RulesAnswer['items'];
}) {
  const t = useTexts();
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  const columns: StackedColumn<FindingAnswer>[] = [
    {
      name: t('findings.rule'),
      share: 20,
      cell: ({ rule, severity }) => (
        <>
          <SeverityTag severity={severity}>
            {t(`matrices.severity.${severity}`)}
          </SeverityTag>{' '}
          <span className={styles.id}>{rule}</span>
          <div className={shared.small}>{titles.get(rule)}</div>
        </>
      ),
    },
    {
      name: t('findings.about'),
      share: 16,
      cell: ({ subjectRef }) => (
        <RefLink entityRef={subjectRef} names={names} />
      ),
    },
    {
      name: t('findings.finding'),
      share: 36,
      cell: finding => <FindingText finding={finding} names={names} />,
    },
    {
      name: t('findings.where'),
      share: 14,
      cell: ({ location }) => <FindingPlace location={location} />,
    },
    {
      name: t('findings.owner'),
      share: 14,
      cell: ({ ownerRef }) =>
        ownerRef ? (
          <RefLink entityRef={ownerRef} names={names} />
        ) : (
          <span className={shared.quiet}>{t('findings.noOwner')}</span>
        ),
    },
  ];
  return (
    <StackedTable
      label={t('findings.title')}
      columns={columns}
      items={items}
      keyOf={({ id }) => id}
    />
  );
}

function Pages({
  answer: { items, nextCursor, totals },
  page,
  waiting,
  onPrevious,
  onNext,
}: {
  answer: FindingsAnswer;
  page: number;
  waiting: boolean;
  onPrevious(): void;
  onNext(cursor: string): void;
}) {
  const t = useTexts();
  const total = totals.error + totals.warning + totals.note;
  if (page === 0 && !nextCursor) return null;
  return (
    <nav aria-label={t('findings.pages')} className={styles.pages}>
      <span role="status" className={shared.quiet}>
        {t('findings.range', {
          from: (page * PAGE + 1).toLocaleString(),
          to: (page * PAGE + items.length).toLocaleString(),
          total: total.toLocaleString(),
        })}
      </span>
      <Button
        variant="secondary"
        isDisabled={page === 0}
        onPress={() => waiting || onPrevious()}
      >
        {t('findings.previous')}
      </Button>
      <Button
        variant="secondary"
        isDisabled={!nextCursor}
        onPress={() => nextCursor && !waiting && onNext(nextCursor)}
      >
        {t('findings.next')}
      </Button>
    </nav>
  );
}
