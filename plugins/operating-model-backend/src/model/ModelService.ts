import { OperatingModel } from 'backstage-plugin-operating-model-common';

/** Hands out the compiled definitions of the catalog. */
export interface ModelService {
  /**
   * The model, compiled from a catalog read less than a minute ago.
   *
   * @throws ServiceUnavailableError when the catalog can't be read and nothing was compiled yet
   */
  current(): Promise<OperatingModel>;
  /**
   * The model, compiled from a catalog read that began after this call.
   *
   * @throws ServiceUnavailableError when the catalog can't be read
   */
  refresh(): Promise<OperatingModel>;
}
