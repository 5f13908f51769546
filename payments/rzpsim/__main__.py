"""Run the simulator: python -m payments.rzpsim --port 8001 --db var/rzpsim.sqlite3."""

import argparse
import logging
import os
import signal

from payments.rzpsim.configuration import Configuration, refuse_outside_development
from payments.rzpsim.server import Server
from payments.rzpsim.simulator import Simulator
from payments.rzpsim.store import Store
from payments.rzpsim.webhooks import http_sink

logger = logging.getLogger("rzpsim")


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m payments.rzpsim", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8001)
    parser.add_argument("--db", default="var/rzpsim.sqlite3")
    options = parser.parse_args()
    refuse_outside_development(host=options.host, environ=os.environ)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    configuration = Configuration.from_environment(os.environ)
    sink = http_sink(configuration.webhook_url)
    simulator = Simulator(store=Store(options.db), configuration=configuration, sink=sink)
    server = Server((options.host, options.port), simulator)
    simulator.webhooks.start()
    # A supervisor ends its children with SIGTERM; leave by the same door as Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    logger.info("test gateway on %s, webhooks to %s", server.base_url, configuration.webhook_url)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        logger.info("stopping")
    finally:
        simulator.webhooks.stop()
        server.server_close()
        simulator.store.close()


if __name__ == "__main__":
    main()
