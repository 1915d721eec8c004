import { AddressInfo, Socket, connect, createServer } from 'node:net';

/** Waits for a text on its way to the server, and then lets nothing more pass on that connection. */
interface Trap {
  text: string;
  /** The text does not get there; otherwise it does, and what is answered gets lost. */
  before: boolean;
  sprung(): void;
}

/** Stands between a client and a server, here a database, and does what networks do. */
export async function startTcpProxy(target: { host: string; port: number }) {
  const links = new Set<[Socket, Socket]>();
  let trap: Trap | undefined;

  function link(client: Socket) {
    const server = connect(target);
    const pair: [Socket, Socket] = [client, server];
    links.add(pair);
    let holding: Trap | undefined;
    const end = () => {
      client.destroy();
      server.destroy();
      links.delete(pair);
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
    client.on('data', chunk => {
      if (!holding && trap && chunk.includes(trap.text)) {
        holding = trap;
        trap = undefined;
        if (holding.before) holding.sprung();
      }
      if (!holding?.before) server.write(chunk);
    });
    server.on('data', chunk => {
      // That there is an answer tells that it was done.
      if (!holding) client.write(chunk);
      else if (!holding.before) holding.sprung();
    });
  }

  const server = createServer(link);
  const listen = (port: number) =>
    new Promise<void>((done, failed) => {
      server.once('error', failed).listen(port, '127.0.0.1', () => done());
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const cut = () => {
    for (const pair of links) for (const socket of pair) socket.destroy();
    links.clear();
  };
  const refuse = () => {
    const closed = new Promise(done => server.close(done));
    cut();
    return closed;
  };
  return {
    port,
    /** Breaks every connection; new ones are taken. */
    cut,
    /** Breaks every connection and takes no more. */
    refuse,
    /** Takes connections again. */
    accept: () => listen(port),
    /** Holds the first connection on which a text is sent, before it gets there or once it was answered. */
    hold: (text: string, where: 'before' | 'after') =>
      new Promise<void>(sprung => {
        trap = { text, before: where === 'before', sprung };
      }),
    stop: refuse,
  };
}

export type TcpProxy = Awaited<ReturnType<typeof startTcpProxy>>;
