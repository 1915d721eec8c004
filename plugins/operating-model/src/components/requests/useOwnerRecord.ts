import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Entity } from '@backstage/catalog-model';
import {
  RequestSubject,
  canonicalRef,
} from 'backstage-plugin-operating-model-common';
import useAsync from 'react-use/esm/useAsync';
import {
  OperatingModelApi,
  operatingModelApiRef,
} from '../../api/OperatingModelApi';
import { fileOf } from '../editor/fileOf';
import { nameOfRef } from './nameOfRef';
import {
  OwnerRecord,
  SubjectFacts,
  ownerRecord,
  rowToRead,
} from './ownerRecord';

/** The most that one page of matrices has. */
const MATRICES = 500;

async function factsOf(
  api: OperatingModelApi,
  subject: RequestSubject,
): Promise<SubjectFacts> {
  const { type } = subject;
  if (type === 'activity') {
    const [definition, { items }] = await Promise.all([
      api.definition(subject.activityRef),
      api.matrices({ limit: MATRICES }),
    ]);
    return { definition, matrices: items };
  }
  const entity =
    type === 'cell' ? await api.responsibilities(subject.entityRef) : undefined;
  const row = rowToRead(subject, entity);
  if (row) return { entity, definition: await api.definition(row.matrixRef) };
  if (!entity) return {};
  const { items } = await api.matrices({ limit: MATRICES });
  return { entity, matrices: items };
}

const isOwnedBy = (entity: Entity | undefined, ownerRef: string) =>
  canonicalRef(entity?.spec?.owner, {
    defaultKind: 'Group',
    defaultNamespace: entity?.metadata.namespace,
  }) === ownerRef;

/** A file to write into. */
export interface RecordFile {
  ref: string;
  title: string;
  file?: string;
  editUrl?: string;
}

/** What records that a group owns something, and the file that it belongs into. */
export function useOwnerRecord(subject: RequestSubject, ownerRef: string) {
  const api = useApi(operatingModelApiRef);
  const catalogApi = useApi(catalogApiRef);
  const asked = JSON.stringify(subject);
  return useAsync(async (): Promise<{
    record: OwnerRecord;
    file?: RecordFile;
  }> => {
    const about: RequestSubject = JSON.parse(asked);
    const facts = await factsOf(api, about);
    const record = ownerRecord(about, { ownerRef, facts });
    if (!('ref' in record)) return { record };
    const { ref } = record;
    const entity = await catalogApi.getEntityByRef(ref);
    const title = entity?.metadata.title ?? nameOfRef(ref, {});
    return {
      record:
        record.place === 'owner'
          ? { ...record, isDone: isOwnedBy(entity, ownerRef) }
          : record,
      file: { ref, title, ...fileOf(entity) },
    };
  }, [api, catalogApi, asked, ownerRef]);
}
