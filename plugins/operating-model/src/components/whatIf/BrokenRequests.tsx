import { Link, Text } from '@backstage/ui';
import { WhatIfRequest } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { useRequestsPath } from '../requestForm/useRequestsPath';
import shared from '../shared/shared.module.css';
import { SeveritySign } from '../shared/Severity';
import { sentence } from '../shared/sentence';
import { useMore } from './useMore';
import styles from './whatIf.module.css';

const SHOWN = 10;

interface BrokenRequestsProps {
  requests: readonly WhatIfRequest[];
}

/** The open requests that somebody is missing for, and what helps. */
export function BrokenRequests({ requests }: BrokenRequestsProps) {
  const t = useTexts();
  const path = useRequestsPath();
  const [shown, more] = useMore(requests, SHOWN);
  return (
    <section className={styles.section}>
      <Text as="h3" variant="body-large" weight="bold">
        {t('whatIf.requests', { number: requests.length.toLocaleString() })}
      </Text>
      <ul className={styles.list}>
        {shown.map(({ id, partyRef, remedy, role, title, what }) => (
          <li key={`${id} ${role} ${partyRef}`} className={styles.break}>
            <SeveritySign severity={role === 'quorum' ? 'error' : 'warning'} />
            <div className={styles.breakText}>
              <Link
                href={`${path}/${encodeURIComponent(id)}`}
                weight="bold"
                className={shared.link}
              >
                #{id} {title}
              </Link>
              <div>{sentence(what)}</div>
              <div className={styles.quiet}>{sentence(remedy)}</div>
            </div>
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
}
