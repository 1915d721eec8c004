import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import {
  createFakeApi,
  entities,
  entityNamed,
} from '../../../__testUtils__/organization';
import {
  OperatingModelApi,
  operatingModelApiRef,
} from '../../../api/OperatingModelApi';
import plugin from '../../..';
import { answers } from './scorecard';

const withChildren = {
  ...entityNamed('commerce'),
  relations: [{ type: 'parentOf', targetRef: 'group:default/shop' }],
};

/** Opens the tab *Scorecard* of a group. */
export function openTab(
  given: Partial<OperatingModelApi> = {},
  entity = withChildren,
) {
  renderTestApp({
    extensions: [
      createTestEntityPage({ entity }),
      plugin.getExtension('entity-content:operating-model/scorecard' as never),
    ],
    apis: [
      [operatingModelApiRef, createFakeApi(answers(given))],
      [catalogApiRef, catalogApiMock({ entities })],
    ],
  });
}

/** The heat map, once it is there. */
export const heatMap = () =>
  screen.findByRole('grid', { name: 'Entities by activities, worst first' });
