import { Link } from '@backstage/ui';
import {
  RequestAnswer,
  RequestScope,
} from 'backstage-plugin-operating-model-common';
import { ReactNode } from 'react';
import { useTexts } from '../../hooks/useTexts';
import cards from '../matrices/matrices.module.css';
import { useRequestsPath } from '../requestForm/useRequestsPath';
import { ExternalLink } from '../shared/ExternalLink';
import { Facts } from '../shared/Facts';
import { Names, RefList } from '../shared/RefLink';
import { formatDate } from '../shared/formats';
import shared from '../shared/shared.module.css';
import styles from './requests.module.css';

interface RequestContentProps {
  request: RequestAnswer;
}

/** What was filled in. */
export function RequestContent({ request }: RequestContentProps) {
  const t = useTexts();
  const { content, names } = request;
  const text = (value: string | undefined) =>
    value && <span className={styles.text}>{value}</span>;
  const exception = content.kind === 'exception' ? content : undefined;
  const weighed = content.kind === 'clarification' ? undefined : content;
  const proposal = 'proposal' in content ? content : undefined;
  const { fix } = exception ?? {};
  const facts: [string, ReactNode][] = [
    [
      t('requests.page.question'),
      'question' in content ? text(content.question) : undefined,
    ],
    [t('requests.page.justification'), text(weighed?.justification)],
    [t('requests.page.proposal'), text(proposal?.proposal)],
    [t('requests.page.benefits'), text(weighed?.benefits)],
    [t('requests.page.risks'), text(weighed?.risks)],
    [t('requests.page.category'), exception?.category],
    [t('requests.page.controls'), text(exception?.compensatingControls)],
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
      t('requests.page.validFrom'),
      exception && formatDate(exception.validFrom),
    ],
    [t('requests.page.validTo'), exception && formatDate(exception.validTo)],
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
      <h3 className={cards.heading}>{t('requests.page.why')}</h3>
      <Facts facts={facts} />
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

function Scope({ scope, names }: { scope: RequestScope; names: Names }) {
  if ('entityRefs' in scope) {
    return <RefList refs={scope.entityRefs} names={names} empty="" />;
  }
  return <code className={shared.code}>{JSON.stringify(scope.appliesTo)}</code>;
}
