import { Link } from '@backstage/ui';
import { RequestItem } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { Panel } from '../shared/Panel';
import { StackedTable } from '../shared/StackedTable';
import { useRequestsPath } from '../requestForm/useRequestsPath';
import { Names, RefLink, RefList } from '../shared/RefLink';
import { formatDate } from '../shared/formats';
import shared from '../shared/shared.module.css';
import { RequestStateTag } from './RequestStateTag';
import { SubjectLinks } from './SubjectLinks';
import { TimeLeft } from './TimeLeft';

interface RequestsTableProps {
  items: RequestItem[];
  names: Names;
  now: string;
  /** Whether they wait for the person who looks. */
  areForMe?: boolean;
}

/** A row a request. */
export function RequestsTable({
  items,
  names,
  now,
  areForMe = false,
}: RequestsTableProps) {
  const t = useTexts();
  const path = useRequestsPath();
  return (
    <Panel>
      <StackedTable
        label={t('requests.title')}
        items={items}
        keyOf={({ id }) => id}
        columns={[
          {
            name: t('requests.request'),
            share: 30,
            cell: item => (
              <>
                <Link
                  href={`${path}/${encodeURIComponent(item.id)}`}
                  weight="bold"
                  className={shared.link}
                >
                  #{item.id} {item.title}
                </Link>
                <div className={shared.small}>
                  {t(`requests.kind.${item.kind}`)} · {t('requests.askedBy')}{' '}
                  <RefLink entityRef={item.requester} names={names} />
                </div>
              </>
            ),
          },
          {
            name: t('requests.subject'),
            share: 20,
            cell: ({ subject }) => (
              <SubjectLinks subject={subject} names={names} />
            ),
          },
          {
            name: t('requests.stateLabel'),
            share: 16,
            cell: ({ emergency, kind, risk, state }) => (
              <>
                <RequestStateTag state={state} now={now} />
                {kind !== 'clarification' && (
                  <div className={shared.small}>
                    {t(`risk.${risk}`)}
                    {emergency && ` · ${t('requests.emergency')}`}
                  </div>
                )}
              </>
            ),
          },
          {
            name: t('requests.decides'),
            share: 18,
            cell: ({
              approvals,
              approvalsNeeded,
              approverRefs,
              kind,
              submittedAt,
            }) => (
              <>
                <RefList
                  refs={approverRefs}
                  names={names}
                  empty={t(
                    submittedAt ? 'requests.nobody' : 'requests.notSubmitted',
                  )}
                />
                {areForMe && approverRefs.length === 0 && (
                  <div className={shared.small}>
                    {t('requests.forAdministrator')}
                  </div>
                )}
                {approvalsNeeded > 0 && kind !== 'clarification' && (
                  <div className={shared.small}>
                    {t('requests.quorum', {
                      given: String(approvals),
                      needed: String(approvalsNeeded),
                    })}
                  </div>
                )}
              </>
            ),
          },
          {
            name: t('requests.dates'),
            share: 16,
            cell: item => <Dates item={item} now={now} />,
          },
        ]}
      />
    </Panel>
  );
}

function Dates({ item, now }: { item: RequestItem; now: string }) {
  const t = useTexts();
  const { decideBy, endedAt, kind, state, validTo } = item;
  if (endedAt) {
    return <>{t('requests.ended', { date: formatDate(endedAt) })}</>;
  }
  if (decideBy && (state === 'pending' || state === 'info-requested')) {
    return (
      <>
        {t(
          kind === 'clarification' ? 'requests.answerBy' : 'requests.decideBy',
          { date: formatDate(decideBy) },
        )}
        <div className={shared.small}>
          <TimeLeft until={decideBy} now={now} />
        </div>
      </>
    );
  }
  if (!validTo) return <>{formatDate(item.createdAt)}</>;
  const running = state === 'active' || state === 'approved';
  return (
    <>
      {validTo > now
        ? t('requests.ends', { date: formatDate(validTo) })
        : t('requests.ended', { date: formatDate(validTo) })}
      {running && (
        <div className={shared.small}>
          <TimeLeft until={validTo} now={now} />
        </div>
      )}
    </>
  );
}
