import { Accordion, AccordionPanel, Button } from '@backstage/ui';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  DEFINITION_KINDS,
  WhatIfChange,
} from 'backstage-plugin-operating-model-common';
import { useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { useTexts } from '../../hooks/useTexts';
import { ExternalLink } from '../shared/ExternalLink';
import { Names, RefLink } from '../shared/RefLink';
import { StateTag } from '../shared/StateTag';
import { LineDiff } from './LineDiff';
import { SectionTrigger } from './SectionTrigger';
import styles from './whatIf.module.css';

/** As they are written in a file; a reference has them in small letters. */
const KINDS: readonly string[] = [
  ...DEFINITION_KINDS,
  'Group',
  'User',
  'Component',
  'API',
  'Resource',
  'System',
  'Domain',
];

const asWritten = (kind: string) =>
  KINDS.find(each => each.toLocaleLowerCase('en-US') === kind) ?? kind;

interface ChangeItemProps {
  change: WhatIfChange;
  names: Names;
  /** Whether it is open from the beginning. */
  isFirst: boolean;
}

function CopyButton({ text }: { text: string }) {
  const t = useTexts();
  const [{ value, error }, copy] = useCopyToClipboard();
  const isCopied = value === text && !error;
  return (
    <>
      <Button size="small" variant="secondary" onPress={() => copy(text)}>
        {t('whatIf.copy')}
      </Button>
      <span role="status" className={styles.quiet}>
        {isCopied && t('whatIf.copied')}
        {error && t('whatIf.copyFailed')}
      </span>
    </>
  );
}

function Details({ change, names }: Omit<ChangeItemProps, 'isFirst'>) {
  const t = useTexts();
  const { ref, file, editUrl, before, after, open } = change;
  const isEdited = after !== '' && after !== before;
  return (
    <div className={styles.details}>
      <div className={styles.line}>
        <RefLink entityRef={ref} names={names} />
        {file && (
          <span className={styles.file}>
            <ExternalLink url={file}>{file}</ExternalLink>
          </span>
        )}
        {editUrl && (
          <ExternalLink url={editUrl}>{t('whatIf.edit')}</ExternalLink>
        )}
        {isEdited && <CopyButton text={after} />}
      </div>
      {open.length > 0 && (
        <div className={styles.decide}>
          <StateTag state="weak">{t('whatIf.decide')}</StateTag>
          <ul>
            {open.map((each, index) => (
              <li key={index}>{each}</li>
            ))}
          </ul>
        </div>
      )}
      {before !== after && <LineDiff before={before} after={after} />}
      {isEdited && <p className={styles.quiet}>{t('whatIf.writing')}</p>}
    </div>
  );
}

/** One file: what is proposed for it and what is left to decide. */
export function ChangeItem({ change, names, isFirst }: ChangeItemProps) {
  const t = useTexts();
  const { ref, before, after, mended, open } = change;
  const [isExpanded, setExpanded] = useState(isFirst);
  const { kind, name } = parseEntityRef(ref);
  let proposal: 'remove' | 'noChange' | 'edited' = 'edited';
  if (after === '') proposal = 'remove';
  else if (after === before) proposal = 'noChange';
  const facts = [
    asWritten(kind),
    t(`whatIf.${proposal}`),
    mended.length > 0 && t('whatIf.mends', { count: mended.length }),
    open.length > 0 &&
      t('whatIf.toDecideCount', { number: String(open.length) }),
  ];
  return (
    <Accordion isExpanded={isExpanded} onExpandedChange={setExpanded}>
      <SectionTrigger
        title={names[ref]?.title ?? name}
        facts={facts.filter(Boolean).join(' · ')}
      />
      <AccordionPanel>
        {isExpanded && <Details change={change} names={names} />}
      </AccordionPanel>
    </Accordion>
  );
}
