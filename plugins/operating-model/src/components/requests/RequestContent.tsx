import { Link } from '@backstage/ui';
import {
  RequestAnswer,
  RequestScope,
} from 'backstage-plugin-operating-model-common';
import { ReactNode } from 'react';
import { useTexts } from '../../hooks/useTexts';
import cards from '../shared/layout.module.css';
import { useRequestsPath } from '../requestForm/useRequestsPath';
import { ExternalLink } from '../shared/ExternalLink';
import { Names, RefList } from '../shared/RefLink';
import { formatDate } from '../shared/formats';
import shared from '../shared/shared.module.css';
import styles from './requests.module.css';

interface RequestContentProps {
  request: RequestAnswer;
}

/** What was filled in: why at length, and what it weighs side by side. */
export function RequestContent({ request }: RequestContentProps) {
  const t = useTexts();
  const { content, names } = request;
  const exception = content.kind === 'exception' ? content : undefined;
  const weighed = content.kind === 'clarification' ? undefined : content;
  const proposal = 'proposal' in content ? content : undefined;
  const { fix } = exception ?? {};
  const said: [string, ReactNode][] = [
    [t('requests.page.benefits'), weighed?.benefits],
    [t('requests.page.risks'), weighed?.risks],
    [t('requests.page.controls'), exception?.compensatingControls],
    [
      t('requests.page.fix'),
      fix && (
        <>
          <ExternalLink url={fix.url}>{fix.url}</ExternalLink>,{' '}
          {t('requests.page.fixDue', { date: formatDate(fix.due) })}
        </>
      ),
    ],
    [
      t('requests.page.scope'),
      exception?.scope && <Scope scope={exception.scope} names={names} />,
    ],
    [
      t('requests.form.dates'),
      exception && <Dates {...exception} endedAt={request.endedAt} />,
    ],
    [
      t('requests.page.originalEnd'),
      request.originalValidTo && (
        <>
          {formatDate(request.originalValidTo)}{' '}
          <span className={shared.small}>
            {t('requests.page.renewed', { count: request.renewals })}
          </span>
        </>
      ),
    ],
    [t('requests.page.renewalOf'), requestLink(request.renewalOf)],
    [t('requests.page.supersededBy'), requestLink(request.supersededBy)],
    [
      t('requests.page.renewedBy'),
      request.renewedBy !== request.supersededBy &&
        requestLink(request.renewedBy),
    ],
    [
      t('requests.page.links'),
      proposal?.links.length
        ? proposal.links.map(url => (
            <div key={url}>
              <ExternalLink url={url}>{url}</ExternalLink>
            </div>
          ))
        : undefined,
    ],
  ];
  return (
    <section className={cards.card}>
      <h3 className={cards.heading}>
        {t(
          content.kind === 'clarification'
            ? 'requests.page.question'
            : 'requests.page.why',
        )}
      </h3>
      <p className={styles.text}>
        {'question' in content ? content.question : weighed?.justification}
      </p>
      {proposal && (
        <>
          <h4 className={styles.label}>{t('requests.page.proposal')}</h4>
          <p className={styles.text}>{proposal.proposal}</p>
        </>
      )}
      <dl className={styles.said}>
        {said
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt className={styles.label}>{name}</dt>
              <dd className={styles.text}>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

function requestLink(id: string | undefined) {
  return id && <RequestNumber id={id} />;
}

function RequestNumber({ id }: { id: string }) {
  const path = useRequestsPath();
  return (
    <Link href={`${path}/${encodeURIComponent(id)}`} className={shared.link}>
      #{id}
    </Link>
  );
}

/** From when until when it held; where it ended before, when it was to. */
function Dates({
  endedAt,
  validFrom,
  validTo,
}: {
  endedAt?: string;
  validFrom: string;
  validTo: string;
}) {
  const t = useTexts();
  if (!endedAt || endedAt >= validTo) {
    return <>{`${formatDate(validFrom)} – ${formatDate(validTo)}`}</>;
  }
  return (
    <>
      {endedAt > validFrom &&
        `${formatDate(validFrom)} – ${formatDate(endedAt)} `}
      <span className={shared.small}>
        {t('requests.page.plannedEnd', { date: formatDate(validTo) })}
      </span>
    </>
  );
}

function Scope({ scope, names }: { scope: RequestScope; names: Names }) {
  if ('entityRefs' in scope) {
    return <RefList refs={scope.entityRefs} names={names} empty="" />;
  }
  return <code className={shared.code}>{JSON.stringify(scope.appliesTo)}</code>;
}
