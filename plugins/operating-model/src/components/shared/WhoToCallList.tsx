import { Alert, Button } from '@backstage/ui';
import {
  WhoAnswer,
  WhoStepAnswer,
} from 'backstage-plugin-operating-model-common';
import { useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { ExternalLink } from './ExternalLink';
import { RefLink } from './RefLink';
import styles from './WhoToCallList.module.css';

/** Whom one calls first; the rest unfolds. */
const SHOWN = 4;

interface WhoToCallListProps {
  who: WhoAnswer;
  /** Where the titles of runbooks and agreements come from, when the page has them. */
  definitions?: Record<string, { title: string }>;
}

/** The chain of those to call, in order, each with the reason why and the way to reach them. */
export function WhoToCallList({ who, definitions = {} }: WhoToCallListProps) {
  const t = useTexts();
  const [all, setAll] = useState(false);
  const shown =
    all || who.steps.length <= SHOWN + 1
      ? who.steps
      : who.steps.slice(0, SHOWN);
  const rest = who.steps.length - shown.length;
  return (
    <>
      {who.steps.length > 0 && (
        <ol className={styles.list} aria-label={t('who.title')}>
          {shown.map((step, index) => (
            <li key={step.ref} className={styles.step}>
              <span className={styles.number} aria-hidden="true">
                {index + 1}
              </span>
              <div className={styles.body}>
                <RefLink
                  entityRef={step.ref}
                  names={{ [step.ref]: step }}
                  weight="bold"
                />
                <div className={styles.reason}>
                  <Reason step={step} definitions={definitions} />
                </div>
                <Contact step={step} />
              </div>
            </li>
          ))}
        </ol>
      )}
      {rest > 0 && (
        <Button
          className={styles.rest}
          size="small"
          variant="tertiary"
          onPress={() => setAll(true)}
        >
          {t('who.rest', { count: rest })}
        </Button>
      )}
      {!who.complete && (
        <Alert
          status="warning"
          icon
          description={
            who.missing.length
              ? t('who.incomplete', { missing: who.missing.at(-1)!.ref })
              : t('who.incompleteEmpty')
          }
        />
      )}
    </>
  );
}

function Reason({
  step,
  definitions,
}: {
  step: WhoStepAnswer;
  definitions: Record<string, { title: string }>;
}) {
  const via = step.viaRef ? definitions[step.viaRef] : undefined;
  const t = useTexts();
  if (!step.viaRef || !via) return <>{step.reason}</>;
  return (
    <>
      {t(
        `who.role.${step.role as 'runbook-escalation' | 'agreement-escalation'}`,
      )}{' '}
      <RefLink entityRef={step.viaRef} names={definitions} />
    </>
  );
}

function Contact({ step: { contact } }: { step: WhoStepAnswer }) {
  const t = useTexts();
  if (!contact.channel && !contact.email) {
    return <div className={styles.reason}>{t('who.noContact')}</div>;
  }
  return (
    <div className={styles.contacts}>
      {contact.channel && (
        <span className={styles.contact}>
          {contact.url ? (
            <ExternalLink url={contact.url}>
              {channelName(contact.url)}
            </ExternalLink>
          ) : (
            contact.channel
          )}
        </span>
      )}
      {contact.email && (
        <span className={styles.email}>
          <a
            href={`mailto:${encodeURIComponent(contact.email).replace('%40', '@')}`}
          >
            {contact.email}
          </a>
        </span>
      )}
    </div>
  );
}

/** The last part of a channel's address, which is its name in every chat that we know of. */
function channelName(url: string): string {
  const { pathname, hostname } = new URL(url);
  const name = pathname.split('/').filter(Boolean).at(-1);
  return name ? `#${decodeURIComponent(name)}` : hostname;
}
