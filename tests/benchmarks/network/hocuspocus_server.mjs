// SPDX-License-Identifier: LicenseRef-Meetingroom
// The baseline as its documentation starts it: in memory, nothing stored.
import { Server } from "@hocuspocus/server";

const server = new Server({
  address: "127.0.0.1",
  port: 0,
  quiet: true,
  stopOnSignals: false,
});
await server.listen();
const port = server.httpServer.address().port;
process.stdout.write(JSON.stringify({ port, pid: process.pid }) + "\n");
process.stdin.on("end", () => process.exit(0)).resume();
