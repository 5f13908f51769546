from vrinda.stack import SLOTS, with_room


def test_an_application_with_room_is_called_with_what_it_was_given():
    def application(environ, start_response):
        start_response("200 OK", [])
        return [environ["PATH_INFO"].encode()]

    told = []
    answer = with_room(application)({"PATH_INFO": "/hi/"}, lambda status, headers: told.append(status))
    assert (answer, told) == ([b"/hi/"], ["200 OK"])


def test_each_application_gets_a_frame_of_its_own_with_room():
    first, second = with_room(lambda environ, start_response: [b"first"]), with_room(lambda *given: [b"second"])
    assert (first({}, None), second({}, None)) == ([b"first"], [b"second"])
    assert first.__code__.co_stacksize >= SLOTS
