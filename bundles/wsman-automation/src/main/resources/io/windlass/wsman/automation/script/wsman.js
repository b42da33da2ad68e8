// Gives the objects of Java the names of properties, the optional parameters and the errors that
// scripts for WSMan.Automation are used to. Plain ECMAScript 5, for any engine.
(function (global) {
  'use strict';
  var wsman = global.WSMan, host = global.WScript, given = global.args;

  function text(value) { return value === null || value === undefined ? '' : String(value); }
  function number(value) { return value === null || value === undefined ? 0 : Number(value); }
  // What stands for an object of Java, or the value itself.
  function plain(value) { return value !== null && value !== undefined && value.java || value; }

  // The line of the script that called: the first place that is not here.
  function caller(stack) {
    var lines = stack.split('\n');
    for (var i = 0; i < lines.length; i++) {
      var place = /(\S+?):(\d+)/.exec(lines[i]);
      if (place && lines[i].indexOf('wsman.js') < 0) { return place[2]; }
    }
    return '0';
  }

  function call(action) {
    try {
      return action();
    } catch (thrown) {
      var cause = thrown && thrown.javaException || thrown;
      if (!cause || typeof cause.getHexNumber === 'undefined') { throw thrown; }
      var failure = new Error(text(cause.getDescription()));
      failure.name = 'AutomationError';
      failure.number = number(cause.getNumber());
      failure.hexNumber = text(cause.getHexNumber());
      failure.description = failure.message;
      failure.source = text(cause.getSource());
      global.AutomationFailure =
        caller(text(failure.stack)) + '\n' + failure.hexNumber + '\n' + failure.message;
      throw failure;
    }
  }

  function property(object, name, get, set) {
    // Rhino takes what cannot be configured for a constant, accessors too.
    var how = { enumerable: true, configurable: true, get: function () { return call(get); } };
    if (set) { how.set = function (value) { call(function () { set(value); }); }; }
    Object.defineProperty(object, name, how);
  }

  // wsman.SessionFlagUseBasic and wsman.SessionFlagUseBasic() are both the number.
  function constant(object, java, name) {
    var value = number(java[name]());
    var flag = function () { return value; };
    flag.valueOf = function () { return value; };
    flag.toString = function () { return String(value); };
    object[name] = flag;
  }

  function enumerator(java) {
    var object = { java: java };
    object.ReadItem = function () { return call(function () { return text(java.ReadItem()); }); };
    object.Close = function () { java.close(); };
    property(object, 'AtEndOfStream', function () { return Boolean(java.getAtEndOfStream()); });
    property(object, 'Error', function () { return text(java.getError()); });
    return object;
  }

  function session(java) {
    var object = { java: java };
    object.Get = function (resource, flags) {
      return call(function () { return text(java.Get(plain(resource), number(flags))); });
    };
    object.Put = function (resource, xml, flags) {
      return call(function () { return text(java.Put(plain(resource), text(xml), number(flags))); });
    };
    object.Create = function (resource, xml, flags) {
      return call(function () { return text(java.Create(plain(resource), text(xml), number(flags))); });
    };
    object.Delete = function (resource, flags) {
      call(function () { java.Delete(plain(resource), number(flags)); });
    };
    object.Invoke = function (action, resource, xml, flags) {
      return call(function () {
        return text(java.Invoke(text(action), plain(resource), text(xml), number(flags)));
      });
    };
    object.Enumerate = function (resource, filter, dialect, flags) {
      return call(function () {
        return enumerator(
          java.Enumerate(plain(resource), text(filter), text(dialect), number(flags)));
      });
    };
    object.Identify = function (flags) {
      return call(function () { return text(java.Identify(number(flags))); });
    };
    object.Close = function () { java.close(); };
    property(object, 'BatchItems', function () { return number(java.getBatchItems()); },
      function (value) { java.setBatchItems(number(value)); });
    property(object, 'Timeout', function () { return number(java.getTimeout()); },
      function (value) { java.setTimeout(number(value)); });
    property(object, 'Error', function () { return text(java.getError()); });
    return object;
  }

  function locator(java) {
    var object = { java: java };
    object.AddSelector = function (name, value) {
      call(function () { java.AddSelector(text(name), plain(value)); });
    };
    object.AddOption = function (name, value, mustComply) {
      call(function () { java.AddOption(text(name), plain(value), Boolean(mustComply)); });
    };
    object.ClearSelectors = function () { java.ClearSelectors(); };
    object.ClearOptions = function () { java.ClearOptions(); };
    ['ResourceURI', 'FragmentPath', 'FragmentDialect'].forEach(function (name) {
      property(object, name, function () { return text(java['get' + name]()); },
        function (value) { java['set' + name](text(value)); });
    });
    property(object, 'MustUnderstandOptions',
      function () { return Boolean(java.getMustUnderstandOptions()); },
      function (value) { java.setMustUnderstandOptions(Boolean(value)); });
    property(object, 'Error', function () { return text(java.getError()); });
    return object;
  }

  var proxyConstants = ['ProxyIEConfig', 'ProxyWinHttpConfig', 'ProxyAutoDetect',
    'ProxyNoProxyServer', 'ProxyAuthenticationUseNegotiate', 'ProxyAuthenticationUseBasic',
    'ProxyAuthenticationUseDigest'];

  function options(java) {
    var object = { java: java };
    var user = [function () { return text(java.getUserName()); },
      function (value) { java.setUserName(text(value)); }];
    property(object, 'UserName', user[0], user[1]);
    property(object, 'Username', user[0], user[1]);
    property(object, 'Password', function () { return ''; },
      function (value) { java.setPassword(text(value)); });
    property(object, 'CertificateThumbprint',
      function () { return text(java.getCertificateThumbprint()); },
      function (value) { java.setCertificateThumbprint(text(value)); });
    object.SetProxy = function (access, authentication, name, secret) {
      call(function () {
        java.SetProxy(number(access), number(authentication), text(name), text(secret));
      });
    };
    proxyConstants.forEach(function (name) { constant(object, java, name); });
    return object;
  }

  var root = { java: wsman };
  root.CreateSession = function (connection, flags, how) {
    return call(function () {
      return session(wsman.CreateSession(text(connection), number(flags), plain(how) || null));
    });
  };
  root.CreateConnectionOptions = function () { return options(wsman.CreateConnectionOptions()); };
  root.CreateResourceLocator = function (uri) {
    return call(function () { return locator(wsman.CreateResourceLocator(text(uri))); });
  };
  root.GetErrorMessage = function (code) {
    return call(function () { return text(wsman.GetErrorMessage(number(code))); });
  };
  property(root, 'CommandLine', function () { return text(wsman.getCommandLine()); });
  property(root, 'Error', function () { return text(wsman.getError()); });
  ['UTF8', 'UTF16', 'CredUsernamePassword', 'SkipCACheck', 'SkipCNCheck', 'SkipRevocationCheck',
    'UseNoAuthentication', 'UseDigest', 'UseNegotiate', 'UseBasic', 'UseKerberos', 'UseCredSsp',
    'UseClientCertificate', 'NoEncryption', 'EnableSPNServerPort',
    'AllowNegotiateImplicitCredentials', 'UseSsl'].forEach(function (name) {
    constant(root, wsman, 'SessionFlag' + name);
  });
  ['HierarchyDeep', 'HierarchyDeepBasePropsOnly', 'HierarchyShallow', 'NonXmlText', 'ReturnEPR',
    'ReturnObject', 'ReturnObjectAndEPR', 'AssociatedInstance',
    'AssociationInstance'].forEach(function (name) {
    constant(root, wsman, 'EnumerationFlag' + name);
  });
  global.WSMan = root;

  var list = [];
  for (var i = 0; i < given.size(); i++) { list.push(text(given.get(i))); }
  global.args = list;
  global.WScript = {
    Arguments: list,
    Echo: function () { host.Echo([].slice.call(arguments).map(text).join(' ')); },
    Quit: function (code) { host.Quit(number(code)); }
  };
  global.print = global.println = global.WScript.Echo;
})(this);
